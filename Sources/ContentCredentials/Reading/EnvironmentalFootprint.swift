// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// What the making cost in energy, carbon and water (C2PA 2.4, section 18.26).
public struct EnvironmentalFootprint: AssertionContent {
    /// One figure.
    public struct Measure: Sendable, Hashable {
        /// How much, in the unit of its field.
        public var value: Double
        /// How it was measured or estimated.
        public var method: String?

        /// A figure.
        public init(_ value: Double, method: String? = nil) {
            self.value = value
            self.method = method
        }

        fileprivate init?(_ cbor: CBORValue) {
            guard cbor.map != nil, let value = cbor["value"]?.double, value.isFinite, value >= 0 else { return nil }
            if let method = cbor["measurementMethod"] {
                guard let text = method.string else { return nil }
                self.method = text
            }
            self.value = value
        }

        fileprivate var cbor: CBORValue {
            var map = CBORMap([("value", .float(value))])
            if let method { map["measurementMethod"] = .text(method) }
            return .map(map)
        }
    }

    /// `c2pa.environmental-sustainability`.
    public static let label = AssertionLabel.environmentalSustainability

    /// Kilowatt-hours of energy.
    public var energy: Measure?
    /// Kilograms of carbon dioxide or what is as bad.
    public var carbon: Measure?
    /// Litres of water.
    public var water: Measure?

    /// A statement of these figures.
    public init(energy: Measure? = nil, carbon: Measure? = nil, water: Measure? = nil) {
        self.energy = energy
        self.carbon = carbon
        self.water = water
    }

    /// Reads a statement; nil where it breaks its definition: no figure, or one that is negative or no number.
    public init?(_ cbor: CBORValue) {
        guard cbor.map != nil else { return nil }
        var figures: [String: Measure] = [:]
        for name in ["energy_kwh", "carbon_kgco2e", "water_litres"] {
            guard let value = cbor[name] else { continue }
            guard let figure = Measure(value) else { return nil }
            figures[name] = figure
        }
        guard !figures.isEmpty else { return nil }
        self.init(
            energy: figures["energy_kwh"], carbon: figures["carbon_kgco2e"], water: figures["water_litres"])
    }

    /// The assertion's map.
    public var cbor: CBORValue {
        var map = CBORMap()
        if let energy { map["energy_kwh"] = energy.cbor }
        if let carbon { map["carbon_kgco2e"] = carbon.cbor }
        if let water { map["water_litres"] = water.cbor }
        return .map(map)
    }

    /// In words.
    public var summary: String {
        func text(_ measure: Measure?, _ unit: String) -> String? { measure.map { "\($0.value) \(unit)" } }
        let figures = [
            text(energy, "kWh of energy"), text(carbon, "kg of CO2 equivalent"), text(water, "litres of water"),
        ].compactMap { $0 }
        return "the making took, by its maker's account, \(figures.joined(separator: ", "))"
    }
}
