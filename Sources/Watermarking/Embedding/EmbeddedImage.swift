// SPDX-License-Identifier: Apache-2.0

public import SignalProcessing

/// A marked picture.
public struct EmbeddedImage: Sendable {
    /// Same size and channels as the original.
    public let pixels: PixelBuffer
    /// Peak signal-to-noise ratio over all channels, in dB.
    public let psnr: Double
    /// The same over luma alone; about 0.9 dB lower for coloured pictures.
    public let lumaPSNR: Double
    /// Smallest surplus, in dB, over the margins that the closed loop asks for; negative where the mark had to be kept
    /// weaker than robustness wants.
    public internal(set) var margin: Double
}
