// SPDX-License-Identifier: Apache-2.0
import CAVWorker
import Glibc

// Everything happens in C: only there can a process be forked, and only from its single thread.
exit(csa_worker_main(CommandLine.argc, CommandLine.unsafeArgv))
