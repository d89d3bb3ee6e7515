// SPDX-License-Identifier: MIT
#include "rich.h"

// Every feature.
static const char RICH[] =
    "{\"hotcue\":1,\"id\":\"rich\",\"title\":\"Rich\",\"custom_data\":{\"a\":[1,2,{\"b\":null}]},"
    "\"start\":\"one\",\"design\":{\"color\":\"#fff\",\"font_size\":12},"
    "\"variables\":{\"name\":\"World, a text that is longer than a few bytes\",\"n\":2,\"b\":true,"
    "\"u\":\"a b&c\"},\"extra\":1,"
    "\"lead_form\":{\"title\":\"Who?\",\"text\":\"A text\",\"consent\":\"Yes\",\"fields\":["
    "{\"name\":\"company\"},{\"name\":\"email\",\"required\":true}]},"
    "\"trays\":{\"magic_menu\":{\"title\":\"Menu\"},\"a \\\"tray\\\"\":{}},"
    "\"videos\":[{\"id\":\"one\",\"token\":\"TOK\",\"title\":\"One\",\"custom_data\":\"x\","
    "\"poster\":\"p.jpg\",\"duration\":60,"
    "\"sources\":[{\"src\":\"a.mp4\",\"type\":\"video/mp4\"},{\"src\":\"a.webm\"}],"
    "\"tracks\":[{\"src\":\"a.vtt\",\"kind\":\"captions\",\"srclang\":\"en\",\"label\":\"E\"}],"
    "\"on_ended\":{\"action\":\"switch\",\"value\":\"Two ---TWO\",\"start_time\":1},"
    "\"interactions\":["
    "{\"id\":\"hello\"," BUTTON "\"time\":0,\"end_time\":20,\"value\":\"Hello {{name}}, {{n}}\","
    "\"tooltip\":\"{{ u }}\",\"click_action\":\"message\",\"click_value\":\"{{name}}\","
    "\"variable_name\":\"clicked\",\"variable_value\":\"by {{name}}\","
    "\"custom_data\":{\"k\":\"v\"},\"name\":\"Hello\"},"
    "{\"id\":\"link\"," BUTTON "\"time\":0,\"click_action\":\"link\","
    "\"click_value\":\"https://example.com/?q={{u}}\",\"post_click_state\":\"disabled\"},"
    "{\"id\":\"go\"," BUTTON "\"time\":1,\"click_action\":\"video\",\"click_value\":\"TWO\","
    "\"switch_start_time\":2,\"post_click_state\":\"hidden\",\"in_tray\":true},"
    "{\"id\":\"jump\"," BUTTON "\"time\":1,\"click_action\":\"jump\",\"click_value\":\"0:{{n}}\","
    "\"when\":{\"any\":[{\"variable\":\"n\",\"operator\":\"<\",\"value\":\"{{limit}}\"},"
    "{\"not\":{\"variable\":\"b\",\"operator\":\"==\",\"value\":true}},"
    "{\"variable\":\"name\",\"operator\":\"regex\",\"value\":\"^w[a-z]+\"},"
    "{\"variable\":\"name\",\"operator\":\"regex\",\"value\":\"x{{n}}\"},"
    "{\"variable\":\"name\",\"operator\":\"contains\",\"value\":\"WORLD\"}]}},"
    "{\"id\":\"spot\",\"type\":\"hotspot\",\"time\":2,\"end_time\":50,\"pos_top\":0,"
    "\"pos_left\":0,\"pos_width\":50,\"pos_height\":50,\"click_action\":\"pause\","
    "\"pause_amount\":3,\"hotspot_points\":\"[[[0,0],[100,0],[100,100]],[[60,10],[90,10],"
    "[90,40]]]\",\"z_index\":2},"
    "{\"id\":\"picture\",\"type\":\"image\",\"time\":2,\"pos_top\":60,\"pos_left\":0,"
    "\"pos_width\":50,\"pos_height\":20,\"click_action\":\"track\",\"value\":\"{{name}}.png\","
    "\"hotspot_points\":\"0,0 100,0 50,100\",\"border_width\":\"2px\"},"
    "{\"id\":\"rules\"," BUTTON "\"time\":2,\"click_action\":\"track\",\"conditional\":true,"
    "\"conditional_variable\":\"n\",\"conditional_operator\":\"greater_than\","
    "\"conditional_value\":\"1\",\"conditional_join\":1,\"conditional_2\":true,"
    "\"conditional_variable_2\":\"missing\",\"conditional_operator_2\":\"exists\"},"
    "{\"id\":\"set\",\"type\":\"variable\",\"time\":3,\"variable_name\":\"n\","
    "\"variable_value\":\"{{n}}1\"},"
    "{\"id\":\"tray\",\"type\":\"resourceTray\",\"time\":4},"
    "{\"id\":\"forget\",\"type\":\"reset_viewer\",\"time\":5},"
    "{\"id\":\"again\",\"type\":\"reset_interactions\",\"time\":6},"
    "{\"id\":\"stop\",\"type\":\"pause\",\"time\":7,\"pause_duration\":2},"
    "{\"id\":\"leap\",\"type\":\"jump\",\"time\":30,\"jump_time\":40,\"repeat\":\"once\"},"
    "{\"id\":\"away\",\"type\":\"redirect\",\"time\":45,\"redirect_url\":\"/{{u}}\"}],"
    "\"cues\":[{\"time\":1,\"custom_data\":[1,\"two\"]},{\"id\":\"late\",\"time\":35}]},"
    "{\"id\":\"two\",\"token\":\"TWO\",\"interactions\":[{\"id\":\"back\"," BUTTON
    "\"time\":0,\"click_action\":\"back\"},"
    "{\"id\":\"ask\"," BUTTON "\"time\":0,\"click_action\":\"post\",\"click_value\":\"/p?n={{n}}\","
    "\"value\":\"Ask {{name}}\",\"collect_first\":true,\"hubspot_field\":\"field\","
    "\"hubspot_map\":true,\"clickfunnels\":true,\"clickfunnels_tag\":\"{{name}}\","
    "\"clickfunnels_attribute_name\":\"a\",\"clickfunnels_attribute_value\":\"{{n}}\"},"
    "{\"id\":\"must\"," BUTTON "\"time\":1,\"end_time\":4,\"click_required\":true,"
    "\"click_action\":\"track\",\"hubspot_field\":\"field\",\"hubspot_value\":\"{{name}}\"},"
    "{\"id\":\"show\"," BUTTON "\"time\":3,\"pause_video\":true,"
    "\"click_action\":\"collect\"}],\"on_ended\":{\"action\":\"loop\"}}]}";

static const input SESSION[] = {
    {.name = "measuring", .choice = 1},
    {.name = "ready", .number = 60},
    {.name = "play"},
    {.name = "dwell", .number = 1.5},
    {.name = "pause"},
    {.name = "play"},
    {.name = "tick", .number = 1.5},
    {.name = "hover", .integer = 0},
    {.name = "click", .integer = 0},
    {.name = "answer", .choice = 1},
    {.name = "set", .text = "limit", .integer = 2, .number = 10},
    {.name = "set", .text = "host's own", .integer = 1, .value = "some text of its own"},
    {.name = "set", .text = "name", .integer = 1, .value = "\xC3\x89milie, with a longer name"},
    {.name = "eval", .text = "host's own"},
    {.name = "log_explain", .integer = 3},
    {.name = "log_measure"},
    {.name = "click", .integer = 1},
    {.name = "answer", .choice = 1},
    {.name = "play"},
    {.name = "tick", .number = 3.5},
    {.name = "device", .choice = 1},
    {.name = "show", .integer = 3, .choice = 1},
    {.name = "tray", .text = "magic_menu"},
    {.name = "tray_close", .text = "magic_menu"},
    {.name = "tick", .number = 8},
    {.name = "wake", .integer = 1},
    {.name = "play"},
    {.name = "click", .integer = 4},
    {.name = "hidden", .choice = 1},
    {.name = "seek", .number = 25, .choice = 1},
    {.name = "answer", .choice = 1},
    {.name = "play"},
    {.name = "tick", .number = 50},
    {.name = "answer", .choice = 1},
    {.name = "tick", .number = 50},
    {.name = "answer", .choice = 0},
    {.name = "click", .integer = 2},
    {.name = "answer", .choice = 1},
    {.name = "ready", .number = 20},
    {.name = "tick", .number = 5},
    {.name = "click", .integer = 14},
    {.name = "answer", .choice = 1},
    {.name = "ready", .number = 60},
    {.name = "ended"},
    {.name = "answer", .choice = 1},
    {.name = "ready", .number = 20},
    {.name = "ended"},
    {.name = "reset"},
    {.name = "jump", .integer = 1, .number = 1},
    {.name = "eval", .text = "name"},
    {.name = "ready", .number = 20},
    {.name = "tick", .number = 2},
    {.name = "click", .integer = 16},
    {.name = "click", .integer = 15},
    {.name = "answer", .choice = 1},
    {.name = "lead", .text = "{\"email\":\"a@example.com\",\"another one\":\"\\u00e9\"}"},
    {.name = "answer", .choice = 1},
    {.name = "tick", .number = 3.5},
    {.name = "click", .integer = 17},
    {.name = "answer", .choice = 1},
    {.name = "lead_cancel"},
    {.name = "dialog_close"},
    {.name = "reset"},
    {.name = "jump", .integer = 1, .number = 2},
    {.name = "ready", .number = 20},
    {.name = "play"},
    {.name = "tick", .number = 3.5},
    {.name = "play"},
    {.name = "tick", .number = 9},
    {.name = "click", .integer = 16},
    {.name = "unload"},
};

scenario rich_scenario(void) {
    return (scenario){HC_STR(RICH), SESSION, sizeof SESSION / sizeof SESSION[0]};
}
