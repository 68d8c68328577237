// SPDX-License-Identifier: Apache-2.0

/// Unpacks streams (ISO 32000-2, 7.4): deflate with PNG predictors, which is what cross-reference and object streams use.
enum PDFFilter {
    /// - Returns: nil where the stream is damaged, larger than `limit`, or packed in another way.
    static func decode(_ bytes: [UInt8], _ dictionary: PDFDictionary, limit: Int) -> [UInt8]? {
        let filters = list(dictionary["Filter"] ?? dictionary["F"])
        let parameters = list(dictionary["DecodeParms"] ?? dictionary["DP"])
        guard filters.count <= 4 else { return nil }
        var result = bytes
        for (index, filter) in filters.enumerated() {
            let options = parameters.indices.contains(index) ? parameters[index].dictionary : nil
            switch filter.name {
            case "Crypt":
                // Identity leaves the bytes as they are; any other filter needs a key.
                guard (options?["Name"]?.name ?? "Identity") == "Identity" else { return nil }
            case "FlateDecode", "Fl":
                guard let plain = try? Inflater.inflateZlib(result, limit: limit),
                    let whole = unpredicted(plain, options)
                else { return nil }
                result = whole
            default: return nil
            }
        }
        return result
    }

    private static func list(_ value: PDFValue?) -> [PDFValue] {
        switch value {
        case nil, .null: []
        case .array(let values): values
        case .some(let value): [value]
        }
    }

    /// 7.4.4.4.
    private static func unpredicted(_ bytes: [UInt8], _ options: PDFDictionary?) -> [UInt8]? {
        let predictor = options?["Predictor"]?.integer ?? 1
        guard predictor > 1 else { return bytes }
        let colors = options?["Colors"]?.integer ?? 1
        let depth = options?["BitsPerComponent"]?.integer ?? 8
        let columns = options?["Columns"]?.integer ?? 1
        guard predictor >= 10, (1...32).contains(colors), [1, 2, 4, 8, 16].contains(depth),
            (1...1 << 20).contains(columns)
        else { return nil }
        let pixel = Int(max(1, colors * depth / 8))
        let row = Int((colors * depth * columns + 7) / 8)
        var result: [UInt8] = []
        var above = [UInt8](repeating: 0, count: row)
        var start = 0
        while start < bytes.count {
            let kind = bytes[start]
            var line = Array(bytes[(start + 1)..<min(bytes.count, start + 1 + row)])
            line += [UInt8](repeating: 0, count: row - line.count)
            for index in 0..<row {
                let left = index >= pixel ? line[index - pixel] : 0
                let corner = index >= pixel ? above[index - pixel] : 0
                switch kind {
                case 0: break
                case 1: line[index] &+= left
                case 2: line[index] &+= above[index]
                case 3: line[index] &+= UInt8((UInt16(left) + UInt16(above[index])) / 2)
                case 4: line[index] &+= paeth(left, above[index], corner)
                default: return nil
                }
            }
            result += line
            above = line
            start += 1 + row
        }
        return result
    }

    private static func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
        let estimate = Int(left) + Int(above) - Int(corner)
        let (a, b, c) = (abs(estimate - Int(left)), abs(estimate - Int(above)), abs(estimate - Int(corner)))
        return a <= b && a <= c ? left : b <= c ? above : corner
    }
}
