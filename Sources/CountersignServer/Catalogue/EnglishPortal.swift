// SPDX-License-Identifier: Apache-2.0

extension EnglishPages {
    /// The portal of an organisation: its originals and keys.
    package static let portal: [String: String] = [
        "originals.title": "Your originals",
        "originals.lead": "What your organisation has registered, newest first.",
        "originals.search": "Words of the title",
        "originals.search.button": "Search",
        "originals.none_found": "No title holds these words.",
        "originals.take_back": "Take back",
        "originals.take_back.title": "Take this original back",
        "originals.take_back.consequence":
            "Checks of this file, and of copies of it, will say from now on that your organisation has "
            + "withdrawn its record. The credentials inside copies that are out there stay. You can put the "
            + "record back.",
        "originals.put_back": "Put back",
        "originals.put_back.title": "Put this original back",
        "originals.put_back.consequence":
            "The record becomes again what it was before it was taken back, and checks will name it again.",
        "originals.reason": "Why?",
        "originals.reason.hint": "It stays in the log of this service, and is not shown to the public.",
        "originals.reason.missing": "Say why.",
        "originals.changed": "The record was changed meanwhile. Look at it, and try again.",
        "keys.title": "Keys",
        "keys.lead":
            "The certificates that your organisation signs with. The keys themselves never leave the signer "
            + "of this service.",
        "keys.none": "There is no key yet. The first is made when your organisation protects its first file.",
        "keys.present": "In use",
        "keys.earlier": "Earlier",
        "keys.state": "State",
        "keys.state.good": "Good until {date}",
        "keys.state.over": "Ran out on {date}. What it signed and had time-stamped before stays good.",
        "keys.state.revoked": "Withdrawn on {date}. Reason: {reason}",
        "keys.serial": "Serial number",
        "keys.renew": "Make a new key",
        "keys.renew.title": "Make a new key",
        "keys.renew.consequence":
            "Your organisation signs with a new key and a new certificate from now on. What the old key "
            + "signed stays good, and the old key is destroyed. If somebody else may have the old key, withdraw "
            + "its certificate too.",
        "keys.revoke": "Withdraw",
        "keys.revoke.title": "Withdraw this certificate",
        "keys.revoke.consequence":
            "This cannot be undone. Programs that ask will hear that the certificate was withdrawn. If it is "
            + "the one in use, nothing can be signed until you make a new key.",
        "keys.reason": "Why?",
        "keys.reason.missing": "Choose why.",
        "keys.reason.unspecified": "No reason given",
        "keys.reason.keyCompromise":
            "Somebody else has the key, or may have it. Everything that it ever signed falls with it.",
        "keys.reason.affiliationChanged": "The organisation’s name or standing changed",
        "keys.reason.superseded": "Another key took its place",
        "keys.reason.cessationOfOperation": "The organisation stopped signing",
        "keys.reason.privilegeWithdrawn": "The organisation may not sign any more",
    ]
}
