// SPDX-License-Identifier: Apache-2.0
import HTTPTypes

/// The headers every answer carries.
enum SecurityHeaders {
    static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'"

    /// Every feature a page could ask the browser for is off.
    static let permissionsPolicy = [
        "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture", "fullscreen",
        "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi",
        "payment", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "web-share", "xr-spatial-tracking",
    ].map { "\($0)=()" }.joined(separator: ", ")

    /// Adds them where the handler did not set its own.
    static func apply(to headers: inout HTTPFields) {
        let fields: [(HTTPField.Name, String)] = [
            (.contentSecurityPolicy, contentSecurityPolicy),
            (.strictTransportSecurity, "max-age=63072000"),
            (.xContentTypeOptions, "nosniff"),
            (.referrerPolicy, "no-referrer"),
            (.crossOriginOpenerPolicy, "same-origin"),
            (.crossOriginResourcePolicy, "same-origin"),
            (.permissionsPolicy, permissionsPolicy),
            (.cacheControl, "no-store"),
        ]
        for (name, value) in fields where headers[name] == nil { headers[name] = value }
    }
}

extension HTTPField.Name {
    private static func make(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .server }
    static let referrerPolicy = make("Referrer-Policy")
    static let crossOriginOpenerPolicy = make("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = make("Permissions-Policy")
    static let idempotencyKey = make("Idempotency-Key")
    static let idempotencyReplayed = make("Idempotency-Replayed")
    static let secFetchSite = make("Sec-Fetch-Site")
    static let forwardedFor = make("X-Forwarded-For")
    static let requestID = make("X-Request-Id")
    static let robots = make("X-Robots-Tag")
}
