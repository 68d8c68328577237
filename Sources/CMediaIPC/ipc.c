// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "CMediaIPC.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_DESCRIPTORS 4

int csm_socketpair(int ends[2]) {
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0 ? 0 : -errno;
}

int csm_send(int socket, const void *bytes, size_t count, const int *descriptors, int descriptor_count) {
    if (descriptor_count < 0 || descriptor_count > MAX_DESCRIPTORS) return -EINVAL;
    struct iovec part = {.iov_base = (void *)bytes, .iov_len = count};
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int) * MAX_DESCRIPTORS)];
    } control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptor_count > 0) {
        size_t payload = sizeof(int) * (size_t)descriptor_count;
        message.msg_control = control.room;
        message.msg_controllen = CMSG_SPACE(payload);
        control.header.cmsg_level = SOL_SOCKET;
        control.header.cmsg_type = SCM_RIGHTS;
        control.header.cmsg_len = CMSG_LEN(payload);
        memcpy(CMSG_DATA(&control.header), descriptors, payload);
    }
    ssize_t sent;
    do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    if (sent < 0) return -errno;
    return (size_t)sent == count ? 0 : -EMSGSIZE;
}

long csm_receive(int socket, void *bytes, size_t room, int *descriptors, int *descriptor_count, int flags) {
    struct iovec part = {.iov_base = bytes, .iov_len = room};
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int) * MAX_DESCRIPTORS)];
    } control;
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.room, .msg_controllen = sizeof control.room};
    int wanted = descriptor_count ? *descriptor_count : 0;
    if (descriptor_count) *descriptor_count = 0;
    ssize_t received;
    do received = recvmsg(socket, &message, flags | MSG_CMSG_CLOEXEC);
    while (received < 0 && errno == EINTR);
    if (received < 0) return -errno;
    for (struct cmsghdr *item = CMSG_FIRSTHDR(&message); item; item = CMSG_NXTHDR(&message, item)) {
        if (item->cmsg_level != SOL_SOCKET || item->cmsg_type != SCM_RIGHTS) continue;
        size_t count = (item->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int descriptor;
            memcpy(&descriptor, CMSG_DATA(item) + i * sizeof(int), sizeof descriptor);
            if (descriptors && descriptor_count && *descriptor_count < wanted) {
                descriptors[(*descriptor_count)++] = descriptor;
            } else {
                close(descriptor);
            }
        }
    }
    if (message.msg_flags & MSG_TRUNC) return -EMSGSIZE;
    return received;
}

int csm_memfd(const char *name, uint64_t size) {
    const unsigned noexec = 0x8;  // MFD_NOEXEC_SEAL, Linux 6.3
    if (size > (uint64_t)INT64_MAX) return -EFBIG;
    int memfd = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING | noexec);
    if (memfd < 0 && errno == EINVAL) memfd = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (memfd < 0) return -errno;
    if (ftruncate(memfd, (off_t)size) != 0) {
        int code = errno;
        close(memfd);
        return -code;
    }
    return memfd;
}

int csm_seal(int memfd, int content) {
    int seals = F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL | (content ? F_SEAL_WRITE : 0);
    return fcntl(memfd, F_ADD_SEALS, seals) == 0 ? 0 : -errno;
}

int csm_spawn(const char *path, char *const arguments[], char *const environment[], int socket) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int code = posix_spawn_file_actions_init(&actions);
    if (code) return -code;
    code = posix_spawnattr_init(&attributes);
    if (code) {
        posix_spawn_file_actions_destroy(&actions);
        return -code;
    }
    pid_t process = -1;
    sigset_t none;
    sigemptyset(&none);
    // A group of its own: an interrupt typed at the terminal reaches the client, which then lets the worker go.
    code = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    if (!code) code = posix_spawnattr_setsigmask(&attributes, &none);
    if (!code) code = posix_spawnattr_setpgroup(&attributes, 0);
    if (!code) code = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    if (!code) code = posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    if (!code) code = posix_spawn_file_actions_adddup2(&actions, socket, 3);
    if (!code) code = posix_spawn_file_actions_addclosefrom_np(&actions, 4);
    if (!code) code = posix_spawn(&process, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return code ? -code : process;
}
