// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "fetcher.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct range4 {
    uint32_t base;
    int bits;
};

// IANA IPv4 Special-Purpose Address Registry, and multicast.
static const struct range4 special4[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16}, {0xAC100000, 12},
    {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24},
    {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4},
};

static int is_public4(uint32_t address) {
    for (size_t i = 0; i < sizeof special4 / sizeof *special4; i++) {
        uint32_t mask = 0xFFFFFFFFu << (32 - special4[i].bits);
        if ((address & mask) == special4[i].base) return 0;
    }
    return 1;
}

static int is_public6(const uint8_t a[16]) {
    static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    static const uint8_t nat64[12] = {0x00, 0x64, 0xFF, 0x9B};
    uint32_t last = (uint32_t)a[12] << 24 | (uint32_t)a[13] << 16 | (uint32_t)a[14] << 8 | a[15];
    if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0) return is_public4(last);
    if ((a[0] & 0xE0) != 0x20) return 0;                                             // outside 2000::/3
    if (a[0] == 0x20 && a[1] == 0x01 && a[2] < 0x02) return 0;                       // 2001::/23: Teredo, ORCHID, …
    if (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8) return 0;      // 2001:db8::/32
    if (a[0] == 0x20 && a[1] == 0x02) return 0;                                      // 2002::/16: 6to4
    if (a[0] == 0x3F && a[1] == 0xFF && a[2] < 0x10) return 0;                       // 3fff::/20
    return 1;
}

int csf_is_public(const char *text) {
    struct in_addr four;
    struct in6_addr six;
    if (inet_pton(AF_INET, text, &four) == 1) return is_public4(ntohl(four.s_addr));
    if (inet_pton(AF_INET6, text, &six) == 1) return is_public6(six.s6_addr);
    return -1;
}

struct job {
    int output;
    uint64_t limit, bytes;
    const char *const *allowed;
    size_t allowed_count;
    int any_port;  // the port of this step is none of the web's: only allowed addresses may be connected to
    int refused, too_large;
};

static int is_allowed(const struct job *job, const char *text) {
    for (size_t i = 0; i < job->allowed_count; i++)
        if (strcmp(job->allowed[i], text) == 0) return 1;
    return 0;
}

// Called with every address before it is connected to, however the name was resolved.
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    struct job *job = context;
    char text[INET6_ADDRSTRLEN] = "";
    if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
    if (address->family == AF_INET)
        inet_ntop(AF_INET, &((struct sockaddr_in *)&address->addr)->sin_addr, text, sizeof text);
    else if (address->family == AF_INET6)
        inet_ntop(AF_INET6, &((struct sockaddr_in6 *)&address->addr)->sin6_addr, text, sizeof text);
    if (!is_allowed(job, text) && (job->any_port || csf_is_public(text) != 1)) {
        job->refused = 1;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take(char *bytes, size_t size, size_t count, void *context) {
    struct job *job = context;
    size_t all = size * count, done = 0;
    if (all > job->limit - job->bytes) {
        job->too_large = 1;
        return 0;
    }
    while (done < all) {
        ssize_t wrote = write(job->output, bytes + done, all - done);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return 0;
        done += (size_t)wrote;
    }
    job->bytes += all;
    return all;
}

// The address of a step, by the parser that will fetch it. 0 where it may be tried.
static int judge(const char *url, int *any_port) {
    CURLU *parts = curl_url();
    char *scheme = NULL, *host = NULL, *user = NULL, *password = NULL, *port = NULL;
    int bad = 1;
    if (parts && curl_url_set(parts, CURLUPART_URL, url, CURLU_DISALLOW_USER) == CURLUE_OK
        && curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK
        && curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK && strlen(host) <= 255) {
        int secure = strcasecmp(scheme, "https") == 0;
        if (secure || strcasecmp(scheme, "http") == 0) {
            curl_url_get(parts, CURLUPART_USER, &user, 0);
            curl_url_get(parts, CURLUPART_PASSWORD, &password, 0);
            curl_url_get(parts, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT);
            *any_port = !port || strcmp(port, secure ? "443" : "80") != 0;
            bad = user || password;
        }
    }
    curl_free(scheme);
    curl_free(host);
    curl_free(user);
    curl_free(password);
    curl_free(port);
    curl_url_cleanup(parts);
    return bad;
}

static long milliseconds_since(const struct timespec *began) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)(now.tv_sec - began->tv_sec) * 1000 + (now.tv_nsec - began->tv_nsec) / 1000000;
}

static int outcome_of(CURLcode code, const struct job *job) {
    if (job->too_large || code == CURLE_FILESIZE_EXCEEDED) return CSF_TOO_LARGE;
    if (code == CURLE_OPERATION_TIMEDOUT) return CSF_TOO_SLOW;
    return job->refused ? CSF_NOT_PUBLIC : CSF_UNREACHABLE;
}

void csf_fetch(
    const char *url, int output, struct csf_limits limits, const char *const *allowed, size_t allowed_count,
    struct csf_answer *answer) {
    memset(answer, 0, sizeof *answer);
    answer->outcome = CSF_UNREACHABLE;
    struct job job = {output, limits.bytes, 0, allowed, allowed_count, 0, 0, 0};
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return;
    CURL *curl = curl_easy_init();
    if (!curl) return;
    char current[8192];
    if (strlen(url) >= sizeof current) {
        answer->outcome = CSF_BAD_ADDRESS;
        curl_easy_cleanup(curl);
        return;
    }
    strcpy(current, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "countersign-fetcher");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, limits.connect_seconds);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)limits.bytes);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &job);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &job);

    struct timespec began;
    clock_gettime(CLOCK_MONOTONIC, &began);
    for (int step = 0;; step++) {
        long left = limits.total_seconds * 1000 - milliseconds_since(&began);
        if (left <= 0) {
            answer->outcome = CSF_TOO_SLOW;
            break;
        }
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, left);
        if (judge(current, &job.any_port) != 0) {
            answer->outcome = CSF_BAD_ADDRESS;
            break;
        }
        curl_easy_setopt(curl, CURLOPT_URL, current);
        CURLcode code = curl_easy_perform(curl);
        if (code != CURLE_OK) {
            answer->outcome = outcome_of(code, &job);
            break;
        }
        char *next = NULL, *type = NULL;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
        curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &next);
        if (answer->status / 100 == 3 && next) {
            if (step >= limits.redirects || strlen(next) >= sizeof current) {
                answer->outcome = CSF_TOO_MANY_STEPS;
                break;
            }
            memmove(current, next, strlen(next) + 1);
            // What the redirect itself said is no part of the file.
            if (ftruncate(output, 0) != 0 || lseek(output, 0, SEEK_SET) != 0) break;
            job.bytes = 0;
            continue;
        }
        if (answer->status != 200) {
            answer->outcome = CSF_NOT_FOUND;
            break;
        }
        curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
        if (type) strncpy(answer->media_type, type, sizeof answer->media_type - 1);
        answer->bytes = job.bytes;
        answer->outcome = CSF_OK;
        break;
    }
    curl_easy_cleanup(curl);
    curl_global_cleanup();
}
