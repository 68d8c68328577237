// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import Foundation
import SignalProcessing
import Testing

@Suite("Local features")
struct LocalFeaturesTests {
    private let scene = PDQTests.scene(width: 640, height: 480, seed: 21)

    @Test("the same picture gives the same features")
    func deterministic() {
        let features = LocalFeatures.extract(from: scene)
        #expect(features.count > 100)
        #expect(features == LocalFeatures.extract(from: scene))
        #expect(LocalFeatures.extract(from: scene, maximumCount: 50).count == 50)
    }

    @Test("a cropped picture is found in the original, with its place")
    func crop() throws {
        let rect = PixelRect(x: 200, y: 120, width: 320, height: 260)
        let cut = try #require(scene.cropped(to: rect))
        let found = try #require(
            FeatureAlignment.find(
                query: LocalFeatures.extract(from: cut), reference: LocalFeatures.extract(from: scene)))
        let corner = found.transform.apply(x: 0, y: 0)
        #expect(abs(corner.x - 200) < 4 && abs(corner.y - 120) < 4)
        let far = found.transform.apply(x: 320, y: 260)
        #expect(abs(far.x - 520) < 4 && abs(far.y - 380) < 4)
        #expect(found.inliers >= 20)
    }

    @Test("a set in its compact form goes there and back, and still finds a crop")
    func compact() throws {
        let set = LocalFeatureSet(of: scene)
        #expect(set.features.count == LocalFeatureSet.keptCount)
        let again = try #require(LocalFeatureSet(bytes: set.bytes))
        #expect(again.bytes == set.bytes)
        #expect((again.width, again.height) == (640, 480))
        for (one, other) in zip(set.features, again.features) {
            #expect(one.descriptor == other.descriptor)
            #expect(abs(one.x - other.x) < 0.02 && abs(one.y - other.y) < 0.02)
            #expect(abs(one.scale - other.scale) < 0.04)
            #expect(abs(sin(one.angle) - sin(other.angle)) < 0.03 && abs(cos(one.angle) - cos(other.angle)) < 0.03)
        }
        let cut = try #require(scene.cropped(to: PixelRect(x: 100, y: 60, width: 400, height: 360)))
        let found = FeatureAlignment.find(query: LocalFeatures.extract(from: cut), reference: again.features)
        #expect(found?.inliers ?? 0 >= 20)
    }

    @Test("a compact form that was cut or is of another version is refused")
    func damaged() {
        let bytes = LocalFeatureSet(of: scene, count: 3).bytes
        for end in 0..<bytes.count { #expect(LocalFeatureSet(bytes: Array(bytes[..<end])) == nil) }
        #expect(LocalFeatureSet(bytes: bytes + [0]) == nil)
        #expect(LocalFeatureSet(bytes: [2] + bytes.dropFirst()) == nil)
    }

    @Test("a turned picture is found", arguments: [PictureOrientation.rotate90, .rotate180, .rotate270])
    func turned(orientation: PictureOrientation) throws {
        let turned = scene.oriented(orientation)
        let found = try #require(
            FeatureAlignment.find(
                query: LocalFeatures.extract(from: turned), reference: LocalFeatures.extract(from: scene)))
        let source = orientation.source(x: 100, y: 50, width: scene.width, height: scene.height)
        let landed = found.transform.apply(x: 100.5, y: 50.5)
        #expect(abs(landed.x - Double(source.x) - 0.5) < 4 && abs(landed.y - Double(source.y) - 0.5) < 4)
    }

    @Test("another picture is not found")
    func unrelated() {
        let other = PDQTests.scene(width: 640, height: 480, seed: 99)
        #expect(
            FeatureAlignment.find(
                query: LocalFeatures.extract(from: other), reference: LocalFeatures.extract(from: scene),
                minimumInliers: 15) == nil)
    }

    @Test(
        "every size has an answer, flat pictures have no features", arguments: [(1, 1), (3, 700), (64, 64), (4096, 2)])
    func sizes(width: Int, height: Int) {
        _ = LocalFeatures.extract(from: SyntheticPicture.lcg.make(width: width, height: height))
        #expect(LocalFeatures.extract(from: SyntheticPicture.const.make(width: width, height: height)).isEmpty)
    }
}
