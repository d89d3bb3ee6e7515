// SPDX-License-Identifier: MIT
#include "text/url_host.h"

#include "base/ascii.h"
#include "base/number.h"
#include "base/wordlist.h"

#define HOST_BYTES 255 // RFC 1035, 2.3.4

// The parser drops these anywhere (WHATWG URL, 4.4).
#define DROPPED "\t\n\r"

static hc_str behind(hc_str text, uint32_t bytes) {
    return (hc_str){text.data + bytes, text.size - bytes};
}

// ---- IP addresses ---------------------------------------------------------

// Reads a part of an IPv4 address, which may be hexadecimal or octal (3.5,
// "IPv4 number parser").
static bool read_ipv4_part(hc_str part, double *number) {
    double base = 10;
    if (part.size >= 2 && part.data[0] == '0') {
        base = hc__lower(part.data[1]) == 'x' ? 16 : 8;
        part = behind(part, base == 16 ? 2 : 1);
    } else if (part.size == 0) {
        return false;
    }
    *number = 0;
    for (uint32_t i = 0; i < part.size; i++) {
        char c = hc__lower(part.data[i]);
        int digit = hc__is_digit(c) ? c - '0' : hc__is_hex_digit(c) ? c - 'a' + 10 : 16;
        if (digit >= base) {
            return false;
        }
        *number = *number * base + digit;
    }
    return true;
}

// Returns the part after the last dot, ignoring one at the end of the text.
static hc_str last_part(hc_str host) {
    if (host.size > 1 && host.data[host.size - 1] == '.') {
        host.size--;
    }
    uint32_t from = host.size;
    while (from > 0 && host.data[from - 1] != '.') {
        from--;
    }
    return behind(host, from);
}

static bool is_of_digits(hc_str text) {
    uint32_t i = 0;
    while (i < text.size && hc__is_digit(text.data[i])) {
        i++;
    }
    return i > 0 && i == text.size;
}

// Whether a host must be an IPv4 address (3.5, "ends in a number checker").
static bool ends_in_number(hc_str host) {
    double number = 0;
    hc_str last = last_part(host);
    return is_of_digits(last) || read_ipv4_part(last, &number);
}

static bool is_ipv4(hc_str host) {
    double room = 4294967296.0; // the range that is left for the last part
    if (host.size > 1 && host.data[host.size - 1] == '.') {
        host.size--;
    }
    for (uint32_t parts = 1; parts <= 4; parts++) {
        hc_str part = {host.data, 0};
        while (part.size < host.size && host.data[part.size] != '.') {
            part.size++;
        }
        double number = 0;
        bool last = part.size == host.size;
        if (!read_ipv4_part(part, &number) || number >= (last ? room : 256)) {
            return false;
        }
        if (last) {
            return true;
        }
        room /= 256;
        host = behind(host, part.size + 1);
    }
    return false;
}

// An IPv4 address at the end of an IPv6 one: four decimal numbers without leading zeros.
static bool is_ipv4_tail(hc_str text) {
    uint32_t parts = 0;
    for (uint32_t i = 0; i <= text.size; parts++, i++) {
        hc_str part = {text.data + i, 0};
        while (i < text.size && text.data[i] != '.') {
            i++;
            part.size++;
        }
        double number = 0;
        bool zero = part.size > 1 && part.data[0] == '0';
        if (!is_of_digits(part) || zero || !hc__number_parse(part, &number) || number > 255) {
            return false;
        }
    }
    return parts == 4;
}

// 3.5, "IPv6 parser": pieces of up to four digits, and at most one "::" for any number of them.
static bool is_ipv6(hc_str text) {
    uint32_t pieces = 0;
    bool compressed = false;
    if (text.size >= 2 && text.data[0] == ':' && text.data[1] == ':') {
        text = behind(text, 1); // its second colon then separates pieces
    } else if (text.size > 0 && text.data[0] == ':') {
        return false;
    }
    while (text.size > 0 && pieces < 8) {
        uint32_t digits = 0;
        while (digits < text.size && digits < 4 && hc__is_hex_digit(text.data[digits])) {
            digits++;
        }
        char next = digits < text.size ? text.data[digits] : '\0';
        if (next == '.') {
            pieces += 2;
            return pieces <= 8 && is_ipv4_tail(text) && (compressed || pieces == 8);
        }
        if (digits == 0 && (next != ':' || compressed)) {
            return false;
        }
        compressed = compressed || digits == 0;
        bool ends = digits == text.size;
        text = behind(text, digits + (ends ? 0 : 1));
        if (next != ':' && !ends) {
            return false;
        }
        if (digits > 0 && !ends && text.size == 0) {
            return false; // a single colon at the end
        }
        pieces++;
    }
    return text.size == 0 && (compressed || pieces == 8);
}

// ---- The host of a URL ----------------------------------------------------

// Returns the length of the text up to one of the characters; colons in brackets don't count.
static uint32_t span_to(hc_str text, const char *set) {
    uint32_t size = 0;
    bool bracketed = false;
    for (; size < text.size; size++) {
        char c = text.data[size];
        bracketed = c == '[' || (bracketed && c != ']');
        if (hc__is_one_of(c, set) && !(bracketed && c == ':')) {
            break;
        }
    }
    return size;
}

// The text after the colon of a host.
static bool is_port(hc_str text) {
    double port = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        if (hc__is_digit(text.data[i])) {
            port = port * 10 + (text.data[i] - '0');
        } else if (!hc__is_one_of(text.data[i], DROPPED)) {
            return false;
        }
    }
    return port <= 65535;
}

static int hex_digit(char c) {
    return hc__is_digit(c) ? c - '0' : hc__lower(c) - 'a' + 10;
}

// Decodes a host as the parser does, with percent-decoding if the scheme is special. Returns false
// for characters not allowed in one (3.5, "forbidden host" and "forbidden domain code point").
static bool read_host(hc_str raw, bool special, char *bytes, hc_str *host) {
    bool ip = raw.size > 0 && raw.data[0] == '[';
    *host = (hc_str){bytes, 0};
    for (uint32_t i = 0; i < raw.size; i++) {
        char c = raw.data[i];
        if (hc__is_one_of(c, DROPPED)) {
            continue;
        }
        if (special && !ip && c == '%' && i + 2 < raw.size && hc__is_hex_digit(raw.data[i + 1]) &&
            hc__is_hex_digit(raw.data[i + 2])) {
            c = (char)(hex_digit(raw.data[i + 1]) * 16 + hex_digit(raw.data[i + 2]));
            i += 2;
        }
        bool forbidden = c == '\0' || hc__is_one_of(c, " #/:<>?@[\\]^|\t\n\r") ||
                         (special && (c == '%' || c == 0x7f || (unsigned char)c < ' '));
        if ((forbidden && !ip) || host->size == HOST_BYTES) {
            return false;
        }
        bytes[host->size++] = c;
    }
    return true;
}

bool hc__url_host_is_valid(hc_str after_slashes, bool special) {
    char bytes[HOST_BYTES];
    hc_str rest = {after_slashes.data, 0};
    const char *ends = special ? "/?#\\" : "/?#";
    while (rest.size < after_slashes.size && !hc__is_one_of(rest.data[rest.size], ends)) {
        rest.size++;
    }
    uint32_t at = rest.size;
    while (at > 0 && rest.data[at - 1] != '@') {
        at--;
    }
    rest = behind(rest, at);
    hc_str raw = {rest.data, span_to(rest, ":")};
    hc_str port = behind(rest, raw.size);
    hc_str host;
    if (!read_host(raw, special, bytes, &host) || (port.size > 0 && !is_port(behind(port, 1)))) {
        return false;
    }
    if (host.size == 0) {
        return !special && at == 0 && port.size == 0;
    }
    if (host.data[0] == '[') {
        return host.data[host.size - 1] == ']' && is_ipv6((hc_str){host.data + 1, host.size - 2});
    }
    return !special || !ends_in_number(host) || is_ipv4(host);
}

// ---- A host without a scheme ----------------------------------------------

// File extensions; extensions with a digit need not be listed.
#define FILES                                                                                      \
    "html, htm, php, asp, aspx, jsp, js, css, json, xml, csv, txt, md, pdf, doc, docx, xls, "      \
    "xlsx, "                                                                                       \
    "ppt, pptx, zip, gz, png, jpg, jpeg, gif, webp, avif, svg, ico, bmp, webm, ogv, ogg, oga, "    \
    "mov, "                                                                                        \
    "mkv, avi, mpd, ts, wav, flac, aac, opus, vtt, srt"

static bool is_in_label(char c) {
    return hc__is_letter(c) || hc__is_digit(c) || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

// Whether the last label of a name is a top-level domain rather than a file extension.
static bool is_top_level(hc_str label) {
    for (uint32_t i = 0; i < label.size; i++) {
        if (hc__is_digit(label.data[i])) {
            return label.size > 4 && hc__words_find("xn--", (hc_str){label.data, 4}) == 0;
        }
    }
    return label.size >= 2 && hc__words_find(FILES, label) == HC_NONE;
}

bool hc__url_host_is_bare(hc_str url) {
    uint32_t labels = 0;
    hc_str name = {url.data, 0};
    hc_str label = {url.data, 0};
    for (; name.size < url.size; name.size++) {
        char c = url.data[name.size];
        if (c == '.' && label.size > 0) {
            label = (hc_str){url.data + name.size + 1, 0};
            labels++;
        } else if (is_in_label(c)) {
            label.size++;
        } else {
            break;
        }
    }
    hc_str rest = behind(url, name.size);
    bool ported = rest.size > 1 && rest.data[0] == ':' && hc__is_digit(rest.data[1]) &&
                  is_port(behind((hc_str){rest.data, span_to(rest, "/?#")}, 1));
    if (label.size == 0 || !(ported || rest.size == 0 || hc__is_one_of(rest.data[0], "/?#"))) {
        return false;
    }
    if (labels == 0) {
        return ported && hc__words_find("localhost", label) == 0;
    }
    bool web =
        labels > 1 && hc__words_find("www", (hc_str){name.data, 3}) == 0 && name.data[3] == '.';
    return ported || web || is_top_level(label) || is_ipv4_tail(name);
}
