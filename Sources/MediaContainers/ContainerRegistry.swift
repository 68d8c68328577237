// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Which container handles which format.
public enum ContainerRegistry {
    private static let containers: [any MediaContainer] = [
        JPEGContainer(),
        PNGContainer(),
        WebPContainer(),
        RIFFContainer(),
        GIFContainer(),
        JPEGXLContainer(),
        ID3Container(),
        TIFFContainer(),
        SVGContainer(),
        OggContainer(),
        BaseMediaContainer(),
        ZIPContainer(),
        PDFContainer(),
        FontContainer(),
        HTMLContainer(),
        TextContainer(),
    ]

    /// The container for a format, or nil where manifest stores in it are not supported.
    public static func container(for format: MediaFormat) -> (any MediaContainer)? {
        containers.first { $0.formats.contains(format) }
    }

    /// The formats whose manifest stores are read and written.
    public static var supportedFormats: [MediaFormat] { containers.flatMap(\.formats) }

    /// Tells the format of a file and reads its structure.
    /// - Throws: ``ContainerError/emptyFile``, ``ContainerError/unknownFormat``,
    ///   ``ContainerError/unsupportedFormat(_:)``, or what the container throws.
    public static func read(
        _ source: any ByteSource, limits: ContainerLimits = ContainerLimits()
    ) throws -> ContainerReading {
        let (container, format) = try container(of: source)
        return try container.read(source, format: format, limits: limits)
    }

    /// Tells the format of a file and finds its container.
    /// - Throws: as ``read(_:limits:)``.
    public static func container(of source: any ByteSource) throws -> (any MediaContainer, MediaFormat) {
        guard source.count > 0 else { throw ContainerError.emptyFile }
        guard let format = try FormatSniffer.format(of: source) else { throw ContainerError.unknownFormat }
        guard let container = container(for: format) else { throw ContainerError.unsupportedFormat(format) }
        return (container, format)
    }
}
