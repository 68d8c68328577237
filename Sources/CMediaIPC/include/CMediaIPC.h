// SPDX-License-Identifier: Apache-2.0
#ifndef COUNTERSIGN_MEDIA_IPC_H
#define COUNTERSIGN_MEDIA_IPC_H
#endif
