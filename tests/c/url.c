// SPDX-License-Identifier: MIT
#include "text/url.h"

#include <string.h>

#include "test.h"

static void allows_web_mail_telephone_and_relative(void) {
    static const char *const URLS[] = {
        "https://example.com/a?b#c",
        "http://example.com",
        "HTTPS://EXAMPLE.COM",
        "hTtP://x",
        "mailto:a@example.com",
        "MailTo:a@example.com?subject=x:y",
        "tel:+4930123",
        "TEL:1",
        "a",
        "a/b.mp4",
        "./a",
        "../a",
        "/a",
        "//host/a",
        "?q=a:b",
        "#a:b",
        "", // the page itself
        "/javascript:alert(1)",
        "a/b:c",
        "?javascript:",
        "#javascript:",
        ".a:b",
        "1a:b",
        "-a:b",
        "+a:b",
        " https://example.com",
        "\x01\x1f https://example.com",
        "ht\ttps://example.com",
        "https\n://example.com",
        "h\r\nttp://x",
        "%6Aavascript:alert(1)",
        "a b:c",
        "a_b:c",
        "\xC3\xA9:a",
        "caf\xC3\xA9:a",
        "\xC2\xA0javascript:alert(1)",
        "&#106;avascript:x",
        ":",
        ":a",
        "::",
        "https:example",
        "\\\\host\\a",
        "java\\script:x",
        "[a]:b",
        "@a:b",
    };
    for (uint32_t i = 0; i < sizeof URLS / sizeof URLS[0]; i++) {
        bool allowed = hc__url_is_allowed(hc__str_of(URLS[i]));
        // The empty URL leads nowhere; the engine may reject it.
        ENSURE_SAY(allowed || URLS[i][0] == '\0', "\"%s\"", URLS[i]);
    }
}

static void refuses_every_other_scheme(void) {
    static const char *const URLS[] = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "JAVASCRIPT:x",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java\rscript:alert(1)",
        "\tjavascript:x",
        "\njavascript:x",
        " javascript:x",
        "\x01javascript:x",
        "\x1fjavascript:x",
        "\x08 \t\x0bjavascript:x",
        "j\ta\nv\ra\ts\nc\rr\ti\np\rt\t:x",
        "javascript\t:x",
        "javascript\n\r\t:",
        "javascript:",
        "data:text/html,x",
        "DATA:,",
        "vbscript:x",
        "blob:https://example.com/x",
        "file:///etc",
        "FILE:a",
        "filesystem:http://x",
        "ftp://example.com",
        "ws://x",
        "wss://x",
        "about:blank",
        "view-source:https://x",
        "chrome://x",
        "intent://x",
        "sms:1",
        "android-app://x",
        "C:\\x",
        "c:/x",
        "x:",
        "localhost:8080", // hc__url_host_is_bare()
        "example.com:80/a",
        "a+b-c.d:x",
        "http1:x",
        "httpss:x",
        "htt:x",
        "https+x:x",
        "mailtoo:x",
        "te:x",
        "tell:x",
        "javascripthttps:x",
        "a1:https://x",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:x",
    };
    for (uint32_t i = 0; i < sizeof URLS / sizeof URLS[0]; i++) {
        ENSURE_SAY(!hc__url_is_allowed(hc__str_of(URLS[i])), "\"%s\"", URLS[i]);
    }
}

static void drops_nul_where_the_parser_does(void) {
    static const char LEADING[] = "\0\0javascript:x";
    static const char INSIDE[] = "java\0script:x"; // NUL is not dropped there: no scheme
    ENSURE(!hc__url_is_allowed(HC_STR(LEADING)));
    ENSURE(hc__url_is_allowed(HC_STR(INSIDE)));
}

static void encodes_as_encodeuricomponent(void) {
    static const struct {
        const char *text, *encoded;
    } ROWS[] = {
        {"", ""},
        {"azAZ09", "azAZ09"},
        {"-_.!~*'()", "-_.!~*'()"},
        {" ", "%20"},
        {";/?:@&=+$,#", "%3B%2F%3F%3A%40%26%3D%2B%24%2C%23"},
        {"\"<>\\^`{|}[]%", "%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D%25"},
        {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "%C3%A9%E2%82%AC%F0%9F%98%80"},
        {"\x01\x1f\x7f", "%01%1F%7F"},
    };
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        hc_bytes out = {0};
        hc__bytes_append(&out, HC_STR("<"));
        hc__url_append_encoded(&out, hc__str_of(ROWS[i].text), "");
        hc__bytes_append(&out, HC_STR(">"));
        bool same = out.size == strlen(ROWS[i].encoded) + 2 &&
                    memcmp(out.data + 1, ROWS[i].encoded, out.size - 2) == 0;
        hc__bytes_free(&out);
        ENSURE_SAY(same, "%s", ROWS[i].text);
    }
}

void url_tests(void) {
    RUN(allows_web_mail_telephone_and_relative);
    RUN(refuses_every_other_scheme);
    RUN(drops_nul_where_the_parser_does);
    RUN(encodes_as_encodeuricomponent);
}
