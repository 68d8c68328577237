// SPDX-License-Identifier: Apache-2.0

import SigningService
import TrustServices

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// countersign-signer --store FOLDER [--rate N]: holds the keys and signs claims that its policy allows. It is started by
// the server or the command line with a socket as descriptor 3, and ends when that closes. No network, no arguments that
// carry secrets; the passphrase comes as the store's documentation says.

func fail(_ message: String) -> Never {
    let line = Array("countersign-signer: \(message)\n".utf8)
    _ = write(2, line, line.count)
    exit(2)
}

var folder: String?
var rate = 6_000
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch (argument, arguments.popFirst()) {
    case ("--store", .some(let value)): folder = value
    case ("--rate", .some(let value)):
        guard let number = Int(value), number > 0 else { fail("--rate takes a positive number") }
        rate = number
    default: fail("usage: countersign-signer --store FOLDER [--rate SIGNATURES_PER_MINUTE], started by countersign")
    }
}
guard let folder else { fail("--store FOLDER is needed; this program is started by countersign, not by hand") }
var status = stat()
guard fstat(3, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else {
    fail("descriptor 3 is not a socket; this program is started by countersign, not by hand")
}

var environment: [String: String] = [:]
for name in ["COUNTERSIGN_PASSPHRASE_FILE", "COUNTERSIGN_PASSPHRASE", "CREDENTIALS_DIRECTORY"] {
    if let value = getenv(name) { environment[name] = String(cString: value) }
}
exit(
    SignerMain.run(socket: 3, ratePerMinute: rate) {
        let protection = try KeyProtection.fromEnvironment(environment, storeFolder: folder)
        return try IdentityStore(folder: folder).unlock(protection)
    })
