// SPDX-License-Identifier: Apache-2.0
import CMediaWorker
import Glibc

// Everything happens in C: only there can a process be forked, and only from its single thread.
exit(csm_worker_main(CommandLine.argc, CommandLine.unsafeArgv))
