// SPDX-License-Identifier: MIT
// hotcue_fuzz_NAME [--runs N] [--seed N] [--save FILE] SEED...: runs a fuzz target without
// libFuzzer, reproducibly. First each seed unchanged, then N inputs that are damaged seeds. An
// input that crashes or violates a rule is saved to FILE.
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "../c/programs/files.h"
#include "fuzz.h"

#define SECONDS_MAX 20u // per input
#define INPUT_MAX (1u << 16)

typedef struct text {
    uint8_t *data;
    size_t size;
} text;

static text *seeds;
static uint32_t seed_count;
static uint64_t random_state = 1;
static uint8_t input[INPUT_MAX];
static size_t input_size;
static const char *save_path = "crash";

// From the sanitizers' runtime.
void __sanitizer_set_death_callback(void (*callback)(void));

static void say(const char *words) {
    (void)!write(STDERR_FILENO, words, strlen(words));
}

// Called from signal handlers: only async-signal-safe functions are allowed.
static void save_input(void) {
    int file = open(save_path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0 && write(file, input, input_size) == (ssize_t)input_size && close(file) == 0) {
        say("the input is saved: ");
        say(save_path);
        say("\n");
    }
}

static void on_signal(int number) {
    say(number == SIGALRM ? "one input took too long\n" : "aborted\n");
    save_input();
    _exit(1);
}

// ---- Damage ---------------------------------------------------------------

static uint32_t below(uint32_t end) { // SplitMix64
    uint64_t z = random_state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return end == 0 ? 0 : (uint32_t)((z ^ (z >> 31)) >> 32) % end;
}

// Replaces `taken` bytes by others.
static void replace(size_t at, size_t taken, const void *put, size_t size) {
    if (at + taken > input_size || input_size - taken + size > INPUT_MAX) {
        return;
    }
    static uint8_t copy[INPUT_MAX]; // `put` may be a part of the input
    memcpy(copy, put, size);
    memmove(input + at + size, input + at + taken, input_size - at - taken);
    memcpy(input + at, copy, size);
    input_size += size - taken;
}

static void damage(void) {
    static const char *const PIECES[] = {
        "\"",          "\\",        "{",
        "}",           "[",         "]",
        ",",           ":",         "0",
        "-1",          "1e308",     "1e999",
        "1.5",         "null",      "true",
        "\"\"",        "\"a\"",     "[]",
        "{}",          "\\u0000",   "\\ud83d\\ude00",
        "{{a}}",       "\xC3\xA9",  "\xFF",
        "1e300",       "0:05",      "javascript:",
        ",\"time\":0", ",\"id\":1", "99999999999999999999",
    };
    size_t at = below((uint32_t)input_size + 1);
    size_t rest = input_size - at;
    size_t some = rest == 0 ? 0 : 1 + below(rest < 40 ? (uint32_t)rest : 40);
    const text *other = &seeds[below(seed_count)];
    size_t from = below((uint32_t)other->size + 1);
    size_t length = other->size - from < 200 ? other->size - from : 200;
    const char *piece = PIECES[below(sizeof PIECES / sizeof PIECES[0])];
    const uint8_t byte = (uint8_t)below(256);
    switch (below(8)) {
    case 0: replace(at, 0, &byte, 1); break;
    case 1: replace(at, rest > 0 ? 1 : 0, &byte, 1); break;
    case 2: replace(at, some, "", 0); break;
    case 3: replace(at, 0, input + at, some); break;
    case 4: replace(at, below(2) == 0 ? 0 : some, piece, strlen(piece)); break;
    case 5: // a part of another seed at the same place
        replace(at, some, other->data + from, length);
        break;
    case 6: // the end of another seed
        replace(at, rest, other->data + from, other->size - from);
        break;
    default:
        if (rest > 0) {
            input[at] ^= (uint8_t)(1u << below(8));
        }
        break;
    }
}

// ---- Runs -----------------------------------------------------------------

static void run_input(void) {
    uint8_t *copy = malloc(input_size + 1); // exact size: reading past the end is detected
    memcpy(copy, input, input_size);
    copy = realloc(copy, input_size > 0 ? input_size : 1);
    alarm(SECONDS_MAX);
    LLVMFuzzerTestOneInput(copy, input_size);
    free(copy);
}

static void use_seed(uint32_t number) {
    input_size = seeds[number].size < INPUT_MAX ? seeds[number].size : INPUT_MAX;
    memcpy(input, seeds[number].data, input_size);
}

static void run_all(uint64_t runs) {
    for (uint32_t i = 0; i < seed_count; i++) {
        use_seed(i);
        run_input();
    }
    for (uint64_t i = 0; i < runs; i++) {
        use_seed(below(seed_count));
        for (uint32_t n = 1 + below(6); n > 0; n--) {
            damage();
        }
        run_input();
    }
    printf("%u seeds and %llu inputs made of them\n", seed_count, (unsigned long long)runs);
}

int main(int count, char **words) {
    uint64_t runs = 0;
    int first = 1;
    for (; first + 1 < count && strncmp(words[first], "--", 2) == 0; first += 2) {
        const char *value = words[first + 1];
        if (strcmp(words[first], "--save") == 0) {
            save_path = value;
        } else if (strcmp(words[first], "--seed") == 0) {
            random_state = strtoull(value, NULL, 10);
        } else {
            runs = strtoull(value, NULL, 10);
        }
    }
    seeds = calloc((size_t)count, sizeof *seeds);
    for (int i = first; i < count && seeds != NULL; i++) {
        text *seed = &seeds[seed_count++];
        seed->data = (uint8_t *)read_file(words[i], &seed->size);
        if (seed->data == NULL) {
            return BAD_USE;
        }
    }
    if (seed_count == 0) {
        fprintf(stderr, "Usage: %s [--runs N] [--seed N] [--save FILE] SEED...\n", words[0]);
        return BAD_USE;
    }
    __sanitizer_set_death_callback(save_input);
    signal(SIGABRT, on_signal);
    signal(SIGALRM, on_signal);
    run_all(runs);
    for (uint32_t i = 0; i < seed_count; i++) {
        free(seeds[i].data);
    }
    free(seeds);
    return 0;
}
