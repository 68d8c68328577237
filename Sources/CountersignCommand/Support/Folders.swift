// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where a person's identities, trust settings and registry are kept unless a command is told otherwise.
enum Folders {
    /// `$COUNTERSIGN_HOME`, else `$XDG_CONFIG_HOME/countersign`, else `~/.config/countersign`.
    static var home: String {
        let environment = ProcessInfo.processInfo.environment
        if let chosen = environment["COUNTERSIGN_HOME"], !chosen.isEmpty { return chosen }
        if let base = environment["XDG_CONFIG_HOME"], !base.isEmpty { return base + "/countersign" }
        return NSHomeDirectory() + "/.config/countersign"
    }

    /// Identities and their encrypted keys.
    static var identities: String { home + "/identities" }
    /// Trust anchors that the user added.
    static var trust: String { home + "/trust" }
    /// The registry that `protect` and `check` use by default.
    static var registry: String { home + "/registry" }
}
