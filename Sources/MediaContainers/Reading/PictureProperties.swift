// SPDX-License-Identifier: Apache-2.0

/// What the header of a picture declares; nothing of it has been decoded.
public struct PictureProperties: Sendable, Hashable {
    /// Width in pixels as stored, before any orientation.
    public var width: UInt32
    /// Height in pixels as stored, before any orientation.
    public var height: UInt32
    /// Bits a sample.
    public var bitDepth: UInt8
    /// Samples a pixel, where the header says it (a palette counts as 3).
    public var channels: UInt8?
    /// EXIF orientation, 1 to 8; 1 is upright.
    public var orientation: UInt8

    package init(width: UInt32, height: UInt32, bitDepth: UInt8, channels: UInt8? = nil, orientation: UInt8 = 1) {
        self.width = width
        self.height = height
        self.bitDepth = bitDepth
        self.channels = channels
        self.orientation = orientation
    }

    /// Whether orientation swaps width and height for the viewer.
    public var isRotatedSideways: Bool { (5...8).contains(orientation) }
    /// Width as a viewer sees it.
    public var uprightWidth: UInt32 { isRotatedSideways ? height : width }
    /// Height as a viewer sees it.
    public var uprightHeight: UInt32 { isRotatedSideways ? width : height }
}
