// SPDX-License-Identifier: Apache-2.0

/// How content came to be: the IPTC vocabulary, and what C2PA adds to it (C2PA 2.2, 18.14.4.2).
public enum DigitalSourceType {
    /// Base of the IPTC vocabulary.
    public static let iptcBase = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    /// Base of C2PA's own terms.
    public static let c2paBase = "http://c2pa.org/digitalsourcetype/"

    private static let iptcTerms: Set<String> = [
        "digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print", "minorHumanEdits",
        "humanEdits", "compositeCapture", "algorithmicallyEnhanced", "dataDrivenMedia", "digitalArt",
        "digitalCreation", "virtualRecording", "compositeSynthetic", "trainedAlgorithmicMedia",
        "compositeWithTrainedAlgorithmicMedia", "algorithmicMedia", "screenCapture", "composite", "softwareImage",
    ]
    private static let c2paTerms: Set<String> = ["empty", "trainedAlgorithmicData"]

    /// Terms that may be given by their short name.
    public static var shortNames: [String] { (iptcTerms.union(c2paTerms)).sorted() }

    /// The full URI of a term: a URI as it is, a known short name with its base; nil for any other text.
    public static func uri(_ term: String) -> String? {
        if term.hasPrefix("http://") || term.hasPrefix("https://") { return term }
        if iptcTerms.contains(term) { return iptcBase + term }
        if c2paTerms.contains(term) { return c2paBase + term }
        return nil
    }
}
