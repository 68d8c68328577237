// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "upstream.h"

#include <curl/curl.h>
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

struct job {
    int body, output, too_large;
    uint64_t left, limit, bytes;
};

static size_t give(char *buffer, size_t size, size_t count, void *context) {
    struct job *job = context;
    size_t room = size * count;
    if (room > job->left) room = (size_t)job->left;
    if (room == 0) return 0;
    for (;;) {
        ssize_t got = read(job->body, buffer, room);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return CURL_READFUNC_ABORT;
        job->left -= (uint64_t)got;
        return (size_t)got;
    }
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

void csu_send(
    const char *method, const char *url, const char *const *headers, size_t header_count, int body, uint64_t length,
    int output, struct csu_limits limits, struct csu_answer *answer) {
    memset(answer, 0, sizeof *answer);
    answer->outcome = CSU_UNREACHABLE;
    struct job job = {body, output, 0, length, limits.bytes, 0};
    if (strncasecmp(url, "http://", 7) != 0 && strncasecmp(url, "https://", 8) != 0) {
        answer->outcome = CSU_BAD_ADDRESS;
        return;
    }
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return;
    CURL *curl = curl_easy_init();
    if (!curl) return;
    struct curl_slist *list = NULL;
    for (size_t i = 0; i < header_count; i++) {
        struct curl_slist *longer = curl_slist_append(list, headers[i]);
        if (!longer) goto done;
        list = longer;
    }
    // Without this line libcurl waits a second for a go-ahead that many servers never give.
    struct curl_slist *longer = curl_slist_append(list, "Expect:");
    if (!longer) goto done;
    list = longer;
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "countersign-upstream");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, limits.connect_seconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, limits.total_seconds);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)limits.bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &job);
    if (strcmp(method, "POST") == 0) {
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
        curl_easy_setopt(curl, CURLOPT_READDATA, &job);
    }
    CURLcode code = curl_easy_perform(curl);
    if (code == CURLE_OK) {
        char *type = NULL;
        curl_off_t wait = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->status);
        curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
        curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
        if (type) strncpy(answer->media_type, type, sizeof answer->media_type - 1);
        answer->retry_after = wait > 86400 ? 86400 : (long)wait;
        answer->bytes = job.bytes;
        answer->outcome = CSU_OK;
    } else if (job.too_large || code == CURLE_FILESIZE_EXCEEDED) {
        answer->outcome = CSU_TOO_LARGE;
    } else if (code == CURLE_OPERATION_TIMEDOUT) {
        answer->outcome = CSU_TOO_SLOW;
    }
done:
    curl_slist_free_all(list);
    curl_easy_cleanup(curl);
    curl_global_cleanup();
}
