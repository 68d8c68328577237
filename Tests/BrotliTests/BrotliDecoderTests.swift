// SPDX-License-Identifier: Apache-2.0

import Brotli
import ByteKit
import Testing

/// The streams here were packed by Google's encoder.
@Suite("Brotli") struct BrotliDecoderTests {
    private func unpack(_ text: String, limit: Int = 1 << 20) throws(BrotliError) -> [UInt8] {
        try BrotliDecoder(limit: limit).decode((Base64.decode(text) ?? [])[...])
    }

    @Test(
        "short streams are unpacked",
        arguments: [
            ("Bg==", ""), ("CwCAYQM=", "a"),
            (
                "G1MAICUAChhhYAOOuIZp220lAIryzHfyKgg=",
                "The time of the government, and the information about the University of California. "
            ), ("GysB+CXDxMZisyBgrAE=", String(repeating: "abcabc", count: 50)),
        ])
    func short(packed: String, text: String) throws {
        #expect(String(decoding: try unpack(packed), as: UTF8.self) == text)
    }

    /// Forty kilobytes that repeat themselves, as the boxes of a manifest do.
    static let lines = (0..<400).map { number in
        "{\"label\":\"c2pa.assertions/\(number)\",\"url\":\"http://www.example.org/\(number * number)\","
            + "\"when\":\"\(number * 7919 % 1000)\",\"title\":\"The \(number % 13) of the world\"}\n"
    }.joined()

    @Test("a longer text is unpacked, whatever the effort it was packed with", arguments: packedLines)
    func effort(packed: String) throws {
        #expect(String(decoding: try unpack(packed), as: UTF8.self) == Self.lines)
    }

    @Test("more than the limit is refused, also where it comes from few bytes")
    func limits() {
        for packed in Self.packedLines {
            #expect(throws: BrotliError.limitExceeded) { try unpack(packed, limit: Self.lines.utf8.count - 1) }
        }
    }

    @Test("no prefix of a stream is taken for a whole one, and nothing may follow it")
    func damage() throws {
        let whole = Base64.decode(Self.packedLines[3]) ?? []
        for length in 0..<whole.count {
            #expect(throws: BrotliError.self) { try BrotliDecoder(limit: 1 << 20).decode(whole.prefix(length)) }
        }
        #expect(throws: BrotliError.self) { try BrotliDecoder(limit: 1 << 20).decode((whole + [0])[...]) }
    }

    @Test("changed bytes never trap")
    func changes() {
        for packed in Self.packedLines {
            let whole = Base64.decode(packed) ?? []
            for index in stride(from: 0, to: whole.count, by: max(1, whole.count / 300)) {
                for mask: UInt8 in [1, 0x10, 0xFF] {
                    var bytes = whole
                    bytes[index] ^= mask
                    _ = try? BrotliDecoder(limit: 1 << 17).decode(bytes[...])
                }
            }
        }
    }

    @Test("every word of every language comes out of the dictionary")
    func dictionary() throws {
        let text = """
            Professor of the University, international government; Действительно правительство العربية 中文 management\" class=\"
            """
        #expect(String(decoding: try unpack(Self.packedWords), as: UTF8.self) == text)
    }

    static let packedWords =
        "G5UAQJwHdizaYjbJwyV0NLbb2DnHc7yCoESmYCBjgexAMw6cukBC+LKByMBj+Jwop6x+nL3oGxsh/wpYKyRh1964HgQZz8Bh"
        + "5uOFQq4I"

    static let packedLines: [String] = [
        "g3ZWAICqqqrq/16XU4CfEzJFmFlYhONy7sMluyuqowCiKxIyoyEaoKHgyyZfJTWoojSzdJGNifv0YMCAhh8OoG7teDE9CI8Q"
            + "l1jzeZxOsijBJDTb/5f/P96+//Pl7fH8+Bd+fP/6/devl58ff77/9etbPb48/vvz7fH8eP34+PH87dvn5+fXl/99/8+Pt5ev"
            + "7z///a0eXx6fry9/PZ4f9fjy+Pjz4+3l8fz4x+vLUz29//H08fry9Pn+8+33x9+/Rf1HNIG2kk5Yp40AArJyPB0YgQRiZWd1"
            + "aAQR3E5b8VpHRhiCMVYmozNGMMG07ZaOjbAEK1ZE6qwRjmDLCgc6Z4QQuBW1g22dGHFXnJCuGtlKp3R3Bc7QFKNtVxxoM4CC"
            + "5mwbl3cAZiDFjpVoAzuVN4Mojq2crdNmGAJojeI9B2DE7TyFGdvOlnRohqX4YsWgjsxwhBCyMoLOmCEE04tsR24d540YRUDt"
            + "UcxzYPNmaAoa2w4SnTMDKNyc7aBPJ0YMEjKIlebqrzWwIUJmbXmcd6DNMARcHsVZh9ca2DABD67kotF1anAzLIGdtZJrOryV"
            + "x1EeV2OW0IEZQuBWWYmndWjELAJpj+JZB2QEUhzb1jkwRiDFXXVfojodGzFJcNc+VkKszhoxRUj39McO5MDOmWEooECK2w4k"
            + "cAaTyOi2T4Prr7WwuYS76dTwgnkH2gxHiSQrARIPwAyhMLf35SoUPo4bxq0KVHCJFK8daCOIkva1yLbXARhBJK9tTxygEUTy"
            + "yfa0AzKCSA5tiw6MEUQxSjHHARtBFKMPcUqw0lkj1l7+wg1UrHSoc2Y4wg2WrHRDJ2YIIVCttW12Xn+tjD1FMKZFijNO9PBG"
            + "PE3BSs4Z3wGYARR25kr2TqeMeEjhrsmSrdVpIx5RyGorMawDI54hwB6pHjlAIwzF7IastnRkxLOEm1BsH3XGiOcIJne1EhZ0"
            + "bMQTgqn9ugRonTViF8F0jxS3HLjAGZriRUNuT3SSNwMoOclK9gL7a3Vsk2DmvrjksokH2gwi3KrYdtsBmGEoz6cZLx0oI5gS"
            + "cex4NLzDW4Es5Xqc/vlyMbMM7MAMR4khKwp0aIZQvF5tO+oO7MiItyjP4xCTDowRlpIpjW5fG8HjOQ0b8YKQ6Zu3nfbprBEv"
            + "CfcQsXyb1zkziBKtLRzXiRmGgh9ligOH18rYa4JnB1eufeBxibxWxt4leDJtJWsmHoAZjmDXFVnig06ZIQQba61c9//PD/Ol"
            + "QF9R0J1I8cABGOEo8diOmNF1aAZQ2OYv4ZyOjPhIsG9PK8GuzhjxiZCtqZGdjgM7NsNQQJEUdzuwgTOYYmZ029TgOmeGpWQc"
            + "KxnqxAxHyUpWbhHYX6tjXwje3PGXbDrxQBtxiuDrGinednitjp0m5HA9sm04UEYIJSfbHjnQRgglZ9mWHYARQskdbfMcoBFC"
            + "Iech1SwHZIRQHJz0lADSGSPOEu6oYqVFHRtxjnDHJctGXmfNEIqvltpOrnXOyFUR//xF03RVj5TryeZx30OMpKsjJTDCkuvo"
            + "r1VyupApodkrWV7mgTYESfjSLPGs/lotp0uZErfuSmatU0bSNZEK3SnVigNtJF2OlEBflqilAyPp2kgpUqyQ1KEhjoT3uRIM"
            + "dGQkXYmUuD28pLd1xki6K1Ixulzab4nYEE0y0Zzlt0DWECBlJNu4yM4ZgiT2nrnktL4l3YqUktjK2vp7Ne0eCnzWqfY5vFfT"
            + "blNCzRh3XHIAhlhSfLEyoE5FDnGkBLIiQacNEUrUXnw7dEd2YMYoEmqWElxFdmiIJtka4U4nOjIESL6bv33N+OOGjDFjkHJP"
            + "I5a5iR0bQqRwbSXjyM4aYkj4CKX41oEzkoYjJW6EJRvpxBBLwdNXs83I/l5RG0exeXWWmNDfK2ojFLz4amZaf6+ozaLgp5+v"
            + "n6/Goi2dMpJmRyr3ttsKLzptCJDQvlDCOh2YMUnxetcrAVaHZkxR2D75+pm/tKwjQwzFh3Ip9iR2xhAmWRngTk46NsSSnveb"
            + "SVFnzZhHuVOSlQN0LnKIkOCTQsmqIzsxYxUJF0ux7fBeUVtNIU95NbPR3ytqC4Qb1Z7BHeX094raIsGoZ/Qa9eqUGUuED2pp"
            + "K6R12ow1BHC+0oxxAGYQJWieHpX0SodmrCV80K5YDhM7MsSRkpLlhs4YIhRwsFkTto4jZzxFYqql+MaBjRyiSb66X9nXHvF4"
            + "MOHMeEAI2NNX4rvITgxBEro2C34X9khlDiESu/RKBtbf62nPUNCpbUNOYIxDmIK68uvnhiy0dMqMZwkfyIoVHCM7bYgjkV2v"
            + "gBdjT8BIehKpMF+71jRah0bSrkgJl0uxKrEjQzTp+X15MtGZyCFAuQ3Jyu3p2BAkZRyLfUP2xEYOIVIutt3WOUMMhX0OauZE"
            + "dmIIkzwzwp0Z6e8Vtb2Ue+9iRUvfZB/lPkBWGPgmOxTfHEFUd+uUGW8RjDtgqQYdaDMs5UYg2y0HYIal3Micbd/n2aEhSLkT"
            + "xEpudWQIET4srK2krDOGGEJYPl8pOUxkx4YwiYywZCWdNcRS3Jy/Eps6Z4ijuH1xlswhshNDhGLU0iuZav29ovYVIYTuWKpR"
            + "mQfaEE16/o1ByOjv3U37QAjZG0MJ5nRqiEOQYmrfK9cl/XjUo834RLjJm3IpOLEDQwzFQrcU9yR2aAiTPBlfMRXZkSGWlDhW"
            + "bqgzhjjKPZSs7ELHhgjJix19x2mdNeMUIXQ3S7HbgYscoknWjXBnEJ0YAiSf529HOv29nnZIuReKFXp9kyPKvaat4OybnKFw"
            + "JyzVKAdqCocwxacDpHLtEf9KT//la7bm/Z14tZjYgSGOcgclKzEiOzRESHatvp271pGRoIqA3rVtnBNjBJCiksI64cghQOLm"
            + "r8Q8nTUSFAkfNSpWZlbnDCGK20uvRGudGLlq4p+/lm2hWKoZh9eKOigTIqg4S9hyoI2AV22lCKcAp9dupoM6QkRsfOX6HuLR"
            + "nJSR69r7iyk0va0Xbyd22oy7KFbfsxQnDsCI0ZRbGthOOUAjRlNuKbJ9cECRQ5Di4d10yWp9S9AifDQbW7HtW4IeguUHoZq5"
            + "ieysIUyyZ4Q7U9I5Qyzl3rpYEagTQxzl3oGsUNDfK2p3KNl48e3Arb9X1EZRfOqWcp3JPIrzvaI2mpI7jXE7iezUDM4YoCQ4"
            + "232JnTYESVnESriRHRhCBE8df379fA17nbU8pg9GDjEkfL5SsjuRHRnCFHeNsMSRzhhiKe6ZvxI3dWyIo7hzcZYMEdlZQ4Ri"
            + "aOWVaDqyc2bMIpFiKeY6kMghmhLSvbKDywj7ez1tgpDh7Qvluj19LL73etokwaNhff0s9jRWf6+nTRE+ox1bln2POYTMoFuK"
            + "YwfaDCRlHNt3DsAMJMVt21cO0AwkxZbthQMyA0neflQosVpnzFhFyKy7pXjsgM0gUq7OttaBjRwCJI/nb4c5nTNjkXKnFCvs"
            + "1YkhRLkztBXQ+ntFbQ3BrhOWer1G9+8UtWVCXHOAVLyKPABDLOXuqlhJmNmpyCGOdD3b/WxDScPhtUhCCapW386xdWDGUwT8"
            + "tm1jnaARQLI5who7OjIEKHD+auZOZ8x4SEFXZ2Xetj3hyCFEeq69CB5hZw0xFKZaqikHLnIIk5jmrLZ0EjnEUm6XYl2vFDyL"
            + "kzLjOYo9216h37U9vXc37QnB3l29gmo5vFfUdlF+uWdx5PDaJ2o3hbsjq7mJTpuxQbDvfrN5TwdmbBLs3E1X/LbtCRoBJDvP"
            + "CjVu68iMPQRvPQlVDx0YM5jirce85tEIOzbEUuin2BoudTZyiCP98pDuQOcihwgloO9Y9vUVy6M5SeSMt0jPExY3Hd4ram8T"
            + "7qU0xG1lhP29nvaC8FnmZCW+zAMwBCno9K/mbnXKjFcE75xt1lxZp814h8D+RELzwgEYMZaSdSvXJvFYDtAQS7m9iJUxdRQ5"
            + "xFHYrxRqdIjsjCFC4hZfdXVkx2Z8Rfnl6yATDmzkEE365dsuMzoXOQQodway0nM6MQQJvvqqsno3sb/X0z4RPlceW0mceaAN"
            + "MRQ3Dm4r7QQyhzDJmzHuHKVTkUMsxeDJbfGOA22Go+QQxV4HYIaj5DiKJw7QDKFwr680TzsgM4Ti07s5NUIul86YcUBhHii+"
            + "fk7HQp2OzTgkfG5Osa7778cmy5pxRPicRVvps86ZcYbg2xOW6i4HYoZQfPto9/Uzf4YG2N8r6r981zZ3UBIx80Ab4ki5kpUz"
            + "HIAhQiG3KV8/H2n2OrNTkSNhFYG8bttYJ9oIJCVlBTsBI5CUNBTGCRqBpKRPQU7ICCQlkAKdGCOQ5FC92ujRnNhIWCYktHK9"
            + "JviIZA2xlFtQrOvXux6RnCGOxO16xYPETgwRSkZXLNtZh9eK2uxmkexWfHGixzjjbgr+26d6rcTHBL5W1GGD8MlSso3zPW5S"
            + "vLmbLrHWt4Qtwic3sZWxfUvYQ3DyKFStc4DXyxCmJDcj3FFJR4ZYwh9dpcsnukJQZwxxhD+6uqHMdb038VgPOHOI0Lzul+22"
            + "A5s5YxTplz9n9tUQO2fGaBL8a+2aJDrJHAI0+6ZwJ336e3VtkPBHl4hcMyvH1d/ra0OEP7qUdejKjh2AIYbk8VlLsdeByhzC"
            + "JBuDLJnI4bVMlkZmsWSaOsgc4kjeuUxLROgwc4iQclDLbHMckBlI++1nWFgHxohJyqcr4zHu9EXHhgAlXdglSrpOZ82YpKTr"
            + "dsFibGTnDCFSeqZjtiMHkjnEkAxUTPHZ4b3WNk25G5dB7uxJf6+1zaV8muPYLvom8yhuvRD59XMQEgO+xwzh061gFe6MWqfN"
            + "WEXy+BmpWHYAmUM0CX+f9PXzmYYbHZqxQIrjOdzXUdvjPhSZsUj59Fqxgl6dMWOJ4r61+vXzmV4/T/0YIzbEkMjxS/VMZGcN"
            + "YRp7uFSSlc6ZsZbwR6NU+UhXLtSJIY7yQXfJyjUy+3utbYVyo6/W4M6y9fda21OU3376Fju9d5/taUpAjLJce8ZjVVBmPKAE"
            + "zDSW6M7htUxIsnyZFvRS7gkYgaQ05jjj66dlrkePx2cKDTEk3DI10GR2ZAjT2BattnTGjGcpH6wUy0cdm/EcxbhRff1MIUjs"
            + "rCFC47b4ct3PPC4YzoxdJHILU31yIGYwyazTmq+fTzQ7GWN/r7NtUG52aQp3vBd6oA1BGnuXXTJZ32SL8iEUW5m277GHYvJB"
            + "qVp0eu1DxaQwM8Z91e5jWQBDLOVD+WJdr00+MqEhjnSPICsd6MgQIcXtZbjT3TqTOeMtGnlKKmZFdmyIJmWtIe5E0VlDgJTj"
            + "TeHO+XTOjJekO41Y2VudGEKkO7e2suXM/l5re4eCflyh2XB4r7W9plj9P79+9qWM5ADMeJdiYRprZOqUIY4S4S7TEh502hCh"
            + "WFyGNazWgRlfUSKpZcr1Uy//Smv7mmJNizYzOjLjAyWa7BLFc5GdMQRJeBOsya6OzfhEubWaNbivU9HHFLKGGJIPJ72VduAy"
            + "hzDNyRh3ltKJIZZE7kJrPHSgzPiO4qne/PpviXrhQJvxheLpJ4kapR2AGacoGXTLFKsdKDOE5MGjYA0RnTbjgHIP7VncgU4H"
            + "mUOQhJ7ja9qb2aEhRLoHtOVzZEeGGNIvxzBMYmcMYRp3yFSu/eLRodjMX766m549RKs5UWfNOEf5zKlkZQ2dM+OEck9QTxE7"
            + "vtb/d57e/3j6eH15+nz/+fb74+/fBg==",
        "op2ViGpSD4AiZJjbrOHzyk2Q52GX2yrpE2xA3NMqysTX7DXr9soLjVW8Bwxi5l/Ve9+kTZeqDyCN8549FCiZmw8xyodI1UZb"
            + "P/JJpnJww9K/8g6rxt2Y8qC0xGm8uY9X1R8RhKGJ4+tP//v8q///+fL5mf/48bsf//3vX/91dv/y39+/zzef//7rL1f1z1++"
            + "//4AvT8H3v7utx/a9u/nz5cP3/2vA7/8fPn88Idfv35fa93bj/mbn/9/9VGL8BpuHe51ICzia/6y1R6Ii/TafdlkDqRFfoFu"
            + "X9bpgbwo95gvy+VAWdT76pvgA3XRPPex+jJLB5pF+7yn35cpPNAuuud7RX0ZBwc6HyTiJd5rF/e6GDZwe86d28cbrM2H7SV8"
            + "zEz2pbD5sL1Ez8Sq84gtKBnP7/oq2lZvnRCNk61oNpLrQ79k9q1onlX3j2HwfI9ZUSnd9UE6XornYlFM5fVBPF6qF1mRC+31"
            + "UT0+4yLtGz6+79tFvBtOTjKG1Y4krAL7iPthFTRookPmxnytvpuYoeJRdZNuYofuXNGe0cQZ5qgVLYQm7jBnY9GIcHLacXKV"
            + "FTVgk95w6lGUefAJ46li0h594uaOHH9g0lsJ/oMSTu5jReJosFPzjgE36CK6ItykjJh5FKFpnxDBKdW1zCZNgOaK1xKatAGe"
            + "A1cd2U26gEzv3wnKU+iw0+uWoSJSNH1C7DSHrsiKOqfETnOYhWZRbqXYaRW5vy4Kpp3G/VOR1fYZm7H8SpES+IyHBIo4hs94"
            + "SL4inNDk/T71/AWBPuMh/bIE+IIVU3V5oykI7O5VbQ9NYeAcuaLZxR+LMOw5WTRv+MdijGeXJrFsSkbpSFEc+IIoKGRSTV/4"
            + "UHSRVvAFUbJOkx7pC6PsniYR9BWjZiJF8KOveKhhUu7dVEbt7DFrtn2th7pW7Q2a6ug35c9C0dQY9lCTFPiKYK3TihrT2Scv"
            + "g1egRRmxqRvdtXXSEU296HENkgA4x0c9tUOKpEffIOY5qUk++gYhMLCK0KVzrNRRztyVRo2bxiHmlfpumhh5ZzHwDUJm597d"
            + "B56kmmZC7rBVTQXnPL4d3hlZ1CWb5mLppyY9wLcY+yimKHz0LWKjj0k6Ni1DR/mLlEXTKnTvaUWcQdM6zLtbv3um+xRs2hjj"
            + "qCYh8C1WoyQZzn0aM+bBe1Ikx859HDPMvPi72mHTXpib8VfNAU33xs2BVA0efIe49FSTePQd1uskL3yH1bbIHfgOq90ibeE7"
            + "CJf0At9hfUyi4Tusz0kWfIfVNalU46a7cOs7Ft2i3knEr+cWCz8xVZPeE+Q/hocJj3t4ZkOnF3ufuZCjfdUsrSj/Qzxx6Klp"
            + "N4LKS7D9weca9rqzE0Tl/UqXZYSmFPkizf8Qrx850mFNgsX5H+INR3usSZI8/0O85dD7nM1w6sXMhTfsPdxGQvVQQbeRE5R+"
            + "X6xfKAZNvq50Iu0Fd5in9NdamUZjqpFjtmZ5iCZVA285cGYGrcARobVOWTcEE6szZMs17ZluxEdOXdcsimBwdYbOd80yCWZX"
            + "Jxjugq1BK7Aj7JxUcR/BBOsE1xWyMWgF9gyv/5qFJZhjnRDYef2mFYgJkVVp3zdNqEEY8GGrdkIfMSG7h/bkWWkFdkQP35kZ"
            + "tALHjMqLTRMJBlu36dHxxWcn2kr8SxBQW1a9Ks8TaqdgjHJm7dEpxrErm/WWTnGcu57NlCut0I5zzmyWSzToauyc5VrRaTTp"
            + "GtYzMvsGTahRjDvfrLononHXeM+hzSKJ5l3HWynY07RCe7ywyZk2rdAx3irPTvMKHNsf/59MN/vNK3BEvjW67aYV2DPfuLVZ"
            + "KtH4a8dfqWJCOAD7UmAVxkQjsCPMsT5oOo32Ji5H7JMGtEcam/YNWqHobPLSiGKkKW1P04AiCn57v2mF9qhnCWfatEJH1Ji2"
            + "aSzBQOwO7dqmOQQzsTMt4ew3rcCO9OM7m00rsGf6bNusR/oCzTCLgK9QTLP8dNpXaOb68ViaUIN9g2UY4FpLMCAb2aCDPU0r"
            + "EDO7xm0WSjAiazCfUlWFYEh24mSVdyZNK3BETrDIdvMKHDOXa/R+8wockRsJs9W0AjtyDZYq6tE3iLwoXxV89A1v8BJTfCqd"
            + "BkOzkRfBtG/QhBrsWY/GbdYrfYM36GUx8A203mXZ8A2UoKpWAOOzk9CT007TCuwoJtXP5EPTBL6ieDuozHwBttFG8RkDW+YJ"
            + "fE0S/jDYNE2go/RwiA3TBHqS9s96H975XJbOMz39dlpanfZtzHKu22bJ4Vt25IexsqLwbShFVTPEtyhlqnrAd2gVWXiAfbVR"
            + "ffjRjmkCPat71TbNG75jR/PUalonwP7aSdMrEDbNE/ja0V63zXoJ36G1zqLxHUq7WRa+Q+loX6ctrVCD3tE93983S04iWF4W"
            + "TqL8LA8LJ1P5rVwWTqYyKIeFk7m1OR0jmyUnsTwI5RFYctLKtCwaTlqZK5OGk1YWZfBOKYay2j9oJxTkDXZ/0c4niLbTnwZ7"
            + "KQXIDft6BK61hRrstlWO5KEBopyRSwPMtSuHBpjKrRwaYCrPk00DRHlyh2iAVp6TyQOdEzvuFZYy7At0Vuy4syz7zba0Mwqi"
            + "fbzW1mkwlW/sW7QAUXmQlwbIOk8eGiAqeHJpgKggcmmAqYKTQwNMFVo2DTDXoSwaICrSHaQBWkUrkwdoFVMGD9Aqnv5BC5B1"
            + "Yt/inVAMlVReXmKoFPJeTMZQaeW5mMFQGcilFWqQdUYODTBV9smmAabKRhYNMFXuyaIBonK5gzRAr/tk8ACt+tI/eHUa9HYL"
            + "44T+4p1RDFXEvsU7oRg/dke6V+SlASJUHlqhBonVd2gXmkBi9fOzA00g28yrY+TQBGasf/dsQxOY60YWDTB3msrZhyYQ1b47"
            + "QAP0dvnoGBk8gVad1z94AXrdsW/RAkR1IS8NkO0+8zHy0ASiepBLA0T1KpcGyHqeHBogO/Pe5vWhCUw1oCwaYO4M3qT3oQnM"
            + "neE1iD40gayHd4AG6J3RBaSrXZ0GQ43OvsUr1KDVOPLSAFGTJy8NkPVEHhogagq5NEDUdOTQAFEzlE0DRM2sbBpgrmdl0QBz"
            + "Z/ZuVx+awFRzkUEDRO17jxy0ygJa72vatVCDr/XCvsUL0Gox8tIA2Vk2CfShCUQtTy4NELWKHBog67UcGiBqXdk0QNSGsmig"
            + "Y2yNNFb1u21pQgfZju0bs9FsSxOY6x0ZNEDUTh85aAFa7dK+xQvQanfl5QF6Z68htQ9LTiGcPCycQt2rXBZOoQ6Uw8Ipdg59"
            + "4H1Ycort8c1jZLHkFOuTTBZO5c7pEYU+LDmV6kwZLJxKdd7+cbH7ihjq4jO3aJVlIToPB1XtvULtVLetuo68NJzyzs2jXX1o"
            + "AlE3J5cGiLqNHBog6zvZNEDU3cqmATLjvedFbZlWqUFu4OFx2L5ppRrMH9FEeWwZtFoN5rYD+Yn7B61Wo4Ntbzy9uNZVa3Sy"
            + "bXx6GP3MtdzS6gs623bneWuxRz6iAa3CoONtd56HCfTbbnkFG/QO3iXcqk4qNjrhNr7OgrDTecs7qRgzXkdd2DHvnGLMeDPI"
            + "w7YvJmHMeDunxJZpVRtkD28MS9a8QGfcxndTZmy039KEDrmd8BgyaIFOud3D23rsqQKNCAxBsq/9liaQGeD/MGfWNKGTbrd7"
            + "wSdFtN+By6va6KzbHWhGV78Hlyd02m2EZ5DZ7cKlCWQGPGLNjmkC2QMGyPVNE8gMdD6eLdMEcgPo+L++aQK5Acx0w75pApmB"
            + "Hd5owzSBOQO3+tCKdqMbbrBv0ao2mNuFuhPLSxPIDGJ06pk1TaBvgBgN+8hnP6AJ7Me1MPpWLi/AjtxtW6GT79JOSy7trILM"
            + "oAYX2zbvpGLMoMcy2zbvnGLMYKZO2zILp7gB9gJvllO1fWEGOzPcRl8uTSAzOCPR+9CKtjdVJiziWqzZ3pSYcefZVx0RjX2d"
            + "ef1V6wfYlnsDetsRpOUCbMz9EaO1T/4HfeQDItBKzMJGYTuJM/mMCLQas7BR3C6jKmjNdjYMbV5WZSWcjUm6qFIczkaUo4qj"
            + "8JYxO9XY6NClCWSGuhGPDdMEsgPtM9SHJu9UmTCNqvNVbZAZ2m2i7DVNYN6AbhusvmkCuQHdLl+PmCbQO/BwhbIyAfbpzjB2"
            + "abNjnkDPMH+Mtk0TyAxzjz1bpglkhvVraMs0gezBOyR+XmzVGqmi/XZdWtUGmeHsb9mHVrRBZrh/BO170ao2mP+Bx0teWoA5"
            + "w7vkpQWYN+DdXbZvmkB+xI2545/hmXbs0mrMwo15mwOXZVi1wabdGcE7iTP+zAk0gW27O8jOzrZNE8iM8K2gLdMEcgPRvtx9"
            + "0wQyI34fb8M0gcxIdlXvQyvaINt9gdMLvU9Vs8HO3Rnphvj2vWgC80eMHjm2vDSBeQPZDzTQN01g/gc5Lrn9AA==",
        "oWhnBSBqDEN5CMo9zrBkSbZDcACZswP16r+u+nwaCgdmOyerpdLJ5rBHaLpeZ/OwYQnBgcv3KH3V1VJduSy1dZ//1mGf4A+l"
            + "FpaoEekDpFvkM/BmTLI7fubNf49/6/9/vHq84+83L978/feHv9T9+79f1uPZ49+/vrv6l1cvXw7orIG196c3ner7Lk/r+f86"
            + "8F3+5vXnD0/r6X/r1sf8i4//nzwKwrswO9wfEiC+S2p7SYT6XafGQ2pIDZIqE5Igf4xWPpMM5eOdT4NIgeZas1LqJg2015Gf"
            + "apO00F2voxQHpLsP9dNUpcLVIFTeBWQLFqdQNwpIjNeaWZe7WcT6OkpUpzFrJKbr89d0E6wC8oL0bNaYAaWla1NTYjU21zsz"
            + "FTZL0LZNLc4swjJ0bcdkRTcqnBJJrIWqZr2F05BEtFJtinesxXi9MyuccYXXLahbU4sKPaNQB1L05NxKjAIuyCVvOyNvzCKU"
            + "92S2pzRrJDSbmZpctBXQbkaNappmG7rNukzFIHVS1+KqlKdISmq0l9qU9liGePqe/Qdmqk2ncGf3A69XjaXVW+E1C1ML20xR"
            + "8VowL0grxKwDc33Vraar9ihUYnPozO1tr1FAYttKglRHjgITu9b0mlrBqpVpqkWqppP6YxTrh72ANludypzVThPbyeCUb70a"
            + "rNuVImfGwBKm9tprRTeq4+UF+fTN+I+7Z8MKlEigOsURa7BpWXNTuGbtvqXtUqQCyLp9R1Rh3UIMQpHmWriq3C9VDAIyzdik"
            + "vOnmkkWMm5mcml2zZmK9WU1OpwarwLQ5t6kwZhty1kUry6yGEhtdnVLEEjaRuqu3DcvYth1Fqi6ysu9otWZTJJyGtNQiVQoq"
            + "0qYFHx+u3ag26zC2q7Gpmx2FOli3F0WqvRkF/ECKqjPbdBFYhJyJtJq2WTP3ZX+8LWNZBTatdnLK02atxLYNRal09Gqwaydu"
            + "mwmApLSpxVWp7iI5aRBdqk5RxwrEaOzcCgZd4TUL67apyN5OkDZp9MIaq73tRbqkcebQ5W5UDELl+sH/OgdPcbOVGAX8g83m"
            + "xjadNCxCe0gpUmVp1kzoDqHXpilgRNJWFlUps6z+pi1apzqlPlZjbIdzU+31Eli3u5Is1HCFlxekOGW3KVy8AuRsSCvArMHy"
            + "8b5eK1iLTeuMTZ2bddi2I0GqHY5CJXRxjl5TcxgEZNJVtqhSgxoE5vpx/zpxufWp8LwqMLbK6KS1VhvrNhKlUsaslZgO225b"
            + "7Vkdr16QsytadZklKPGI6hQplrFpVXNTULOyb2lTiuyFwRro4m1ZrZzvKkj7b6EqT1+zV5XlblS43SNBbFihWtwwVILcaHqz"
            + "6WUYkGBvIs1pPNAIarO+U57YtRRzhqKlzmaBJYJdoRJkt3cOrTRA1d1uDbhtok9F002A1+7aT2HgZdJQGVHVuwpW0oAlm7fu"
            + "RRuQS0s9btIW7HYiTbUat/sB1d4ZT00yDHUwZ01aZT0MSCzLlmVKNILTZkeozLZrKbjtUaBTiZiBXRRivtI3qsusoWmsTKpS"
            + "3GJ1GhEVVahwRxPIdnd+zxOvcPPC+tHgcWuCFkzRPd4rZ8QKt1mY3zhvPKN2TFssB2+Fak60w2YbZoNmGCqxPaTVqdIcBiR2"
            + "25hP2RgFZlpXlqtSmjJraVrjcRDQ3cMq1nlcQBxxgqpr7TbWcbICLZR0hVsvUO3ZfgqKm8CcLeleHDRjiasrsJwTK2gBp52M"
            + "T101bbCNVxKnWpK22MVrWk+NwLo0VXapUkmNQuX6gS8g3m6JynPDgIR4+kL8xwlOdQuNO/uZS+k+DWPX0p3a7bT9St+ol1lg"
            + "zlC0om0XWCIaFSqMaA1Om5pf7zpowjbiSp09MNwc2P2NLNR3C7CS5sroqrK/VcGaNOPArVBNjrYYD43xzbIL7bA+tNYsNQxD"
            + "JajNWE+ZGQYczJmKlpJpxLJUt+rIrqU7Z7fRCCW3zQLbqItAFYt2DcUumms/BYLVaanMqeqpgqW0IPpYYLmWVNCMMYYan9pZ"
            + "txysYxxxqrlxG0C1e9ZTg7gtmLMhrdKmHZbl2MrWMFSC0+4OUGl6GJDYxiX1qfo4DEzs3tl/tJ9qwKylaVPZXpVklxVpg3hU"
            + "hQo6GjHG8w5wnXi1vTpWsV1AvKM81e24CUiPXRz3qau4mZ1+5CJ02RsVtIDZXIVqJNpgc0DPTyVN2517bSLOmZfQDrsDy3rK"
            + "hVGovHPrmQtVSbFoANFOapTdRyPG2OAIFb12LcU6tlagz5KuL7PAFHttv94l7PqJORPpHhy0xvJCvvp6LWjaOae9TE+tm2Zs"
            + "o1vaVDOkBbvoofVUDl5D2lUWVM2CStaun/cCYrQVKvNoB7LdzE9JOwx1sI5DyVN1ZhhwMMVJu6/Qr/VFI+Zsi1Ys27UUS1xh"
            + "S1BmAU67NcGeOuz6iW08lj7VhW4NdvFS7itrxQqSvhKrftY37Stlb1S4+ZEgNqpQDY4WkJudn0qv24D1ARTnzB5oi+mAWE9p"
            + "4nZgPn0zvqL6PAyVWJZUq4aGAQlOu5rglN3QiG1sRqAKpl1LsXvZWfu9dVtFGioTqtRdmUUaEGUWWK4l1aE1yPY0PrVcN4H1"
            + "oztHTwPNmKLnzKeSuAXMWUgrr2mDZZlYuURbbOLUzk+JTTts45jqVC0OQyV2cS7mK7xRMQrINFa2qlLYGgVmGhF3VWPvLtwq"
            + "MH7ruHprmAXW+Q2v14NdOyE9ujDmK+vEClbfST+y5I1n1IxpwnJAVahyonnnsPH8VNC07Fw2J86Zm9AGuwPlvJkMWJvYtbgq"
            + "1VO0wxC7U6Hi3jBUYoy9HKBi7TDgYP1aZZ0pUHQNjZiixvbrKWHXUcyZScuLzQJLdK7Aslasjl0/sYlB5qe22q0D25hInmpI"
            + "NwV2cUD3qQhejjRVNqlSTnkl1s97AXFrK1Saow3GuM78VN+6LVjHK6lTNcbtwBTP7b1nt1aMQmWS/CRVtII9Csg7lWdGI9zU"
            + "phGbiKoJqru26+jOvZYudUHMwO70lfmK2obZvtPFwlVlfquC1hi2XaFKjqadpJ6f8q6bwXordSrXuAVQtfdmYqAN5sxFq5Zp"
            + "C6Z1V6gY0Q6bmNL8FLaHoRLbGEeeCsVhQGIXp9Z9PSJGgaSlskmVOpVZR9OCuGCFZXtSH7PAGDcaoJpZu4ZiHQ/Rp8qNW4Mp"
            + "Xs59KoibgPxkirRym+adeWQ7rlDJogWbCO78VE/TZude7VKdikfa7jtydvBpAOsSpxZXpdA1DJUYYksldnWbBpDt7QDLjbxe"
            + "NGIdZepT7Y5dRzFF17hvupVjFpgzhy5zo8IusByCClUkWmNzyMxPOU0TtoehPJWWbga746z5egVYSdvKVlWqWaxJW8S9VKjY"
            + "R1uM8UwUvG4H1I9btepc5VztYai1U49sY+9N73JowJyD9KfCNIJp52pU27JrKTYv2Jlg140Z2Eae9KkytGsodrFN9ykfWH3f"
            + "FZlQpYxiaf28FxCVrVCJRzPGaGZ+qrVuAevolToVM24Dphi19wrcWuG2C3M2RSuUaYdlOUGPimEosInLmp869TAgsY27JU+1"
            + "4TAwsYuncl8ZK1ZYtfQrddWvV/XGM2Vu1Jg9EsQmFargaMR4AAeo3OvW7Oy1WX0qedwEpgPlvllPoBlz1kUrnmkBs0zn0yDa"
            + "YBNFzU+hm7Y7l8NGnbcYtMMuWms9dYNRqExDZUGV2qtRQKYBMcMan51YQyPGOK0JzoaLXUuxjnPR5zQazALT4/py9RLsAnN2"
            + "pJXWtMYSb12hUokmaP4XVdoBqmbTvHOfGQHqU1GkZe/RTvxXcKPCa+JO1jMzqqq3hdtuELFLJaq7o91enmVW69QrhqES7Kim"
            + "RqfbAw2o2hsTlnFkfdEI+o3zzjMqY7uugjmERUqfzAKcQ26Kymi7noJ7GMtUqenWgHdY2lC1wVJiV7ZXpTjlZRIb8ZwaFfZo"
            + "wfiIImeoUOs27O1ntrsaXVVdbdamtR4B24LqFNaltZ+ApNXGw1Bnbx7a7hVZxpD1RQM4eTv3qdU0ghtFqVSFtOsqeFFHF04t"
            + "YEWiKnOqlFJmf9cPfAkx3BpVz9EaZMxlhoq3bgLsOJFIFTFuBtTr9eqZghsVtIDOruieHbQBs7yBuhFtsXlkqUao9pp22D4S"
            + "KImqBYehcu89tN3y4HQasJDoyuiqkl+roRHEoVmlcs6tAuShb4xSu2Yb7IMiU6Uau56COrhtqJpxa0BnKVpRpglMzHSNChHN"
            + "4MSRZtjbDlrAfb1VnbnFF23Ai7trQHUEaxNT2aVKrYp1acFjV7PGMm2pGIZKjI+N0ghnmWUYkGBHTCQ69Q00gorUeVAZsesq"
            + "6KxJS7XNAkzsc42qLbsNTlR2iIrTbg240aJKFY5uArwYxIYKgJdJnMpyVb2uYCVxECcqUZ2ONiDj9o6w7NQrWLvq7RLigRJV"
            + "s+N2gIq3Y0E1lWGoH8xPVKGfb1QMAxLLC6GrlJZoBGfLo5S26yq4B65Mp73EjJ23t21D1QWznbiVSVWKLFYnLqKRGhX6aAIZ"
            + "fZxhzxssJ27HZCVaTtUVblmg4sgeVHtxG0BnS1otTFswce9qVNOiHTjxJkfFPQyV2P7NZWm0N2QYkNg9Gk0TKh1GgZl29cRE"
            + "1UyoNOvq+okvIXK3SNk8swAZO5miotaup2BHSTJVyLg1oKLZNlyNW22W0s5PnKJv+eXlSLzELAqcHYVbDjhxUgNUq6YNuHFV"
            + "AlUT0ha8eCwDlrix4n0P",
        "G+2sERWxOplu8xQ4Lyjxf/hsRPWmhmh9vLEi1HNCVkCAu9hlU+auv+HvkTHKfYu8zO1NGBaFGqtrGZ2wPukCJ+cNNm8J4QZj"
            + "c0ubMDEymi7ltMuWe12RGftED4vK2Fjie2g2UUBNaWGAdWZnBoeZNWBVBVM69IFiLQpty7Y67hdGlJAiFBFNOLEcow6qtUj7"
            + "MlY31ImBFRFO5ly/KJgzT1QIUbNoVPaGhQxNXqIY1CMPUVCsbKByXiU7PYDCMrn3uUAo/4Vcfm5PLfbX1ed1/vLUz4Dymc9v"
            + "kj+6qvILZceqNv/KgrFfdCqbfOg2gprgGu7Vb2/SQmiQ24UEiA3vqicdpINzubxJhCyQc0USFKWjJclQRXW6Iz00CR0FUqCX"
            + "rcMvqVfd1MPNlLvOrVZhq9hwygqDkCcRrLET91/PP2q3I6ndbNZCSgC5RixgVjkasg57SV1wLEJJCDoTLGEVr5OX5IEwiWYc"
            + "M6zHVrgOLSsYNIw2rEKXGP3X3Z+/OhQoft9lPyhIAp36FwqWvH9WIRReiw7tUYg2HDpQqIy7FC3FkZ9Z8g/F/f1n4k0pinje"
            + "gNfQhOI9b9IawlPk81auIZqiPg7HB86Z7ji/Dx13jaOj7zvXuzg6jueR7CmAYp8nbA1xKc3H+QghWzu9yYzHcyrMkwBK36FL"
            + "OlAahl4SQWkv1JGEqQsTUiRjSrF7El87ephSYCAOXe8o7jQUN7jNoFQDZ6e4na8LhFcolNfg2a25lGH44VITyufIdGieMh1d"
            + "D8Gd80qYGZ0p9yBndKYEwWR0pjyDk9GZkjkErC4uNI4ZXabycZM7qcAY8tR/BpUz1t1av8tQTbEN6dIXAb2MLlQnRBldqBj4"
            + "M7pQGVAzulC9oc3o6qKCl9GVengIrK6t3uCcQfX++XC96SdVmvl+Ux5U5TY0BVG1+99TJNU3F92qj2osEy4loFoPuEOz1MbD"
            + "mSEMtfXIO3SlBsuDS1SonSXpEv6p0Try0tXU5AU0tOo2tNebSNTeKvfQ625qsT65tQe1Wovdapf68e3M1E73Q4cgyOiejoaZ"
            + "0T2dCTmje7ocmIzuXX7AyeiePvYQQN23PgfHjO7pe24KJvW1z+yhz44/3/wc2R/5cY8/WjeE2/ieal5NQzTzujuXBa+85kgb"
            + "ZGWNfm0mU29GVVvQjcTVAH4z8bQDU84IaQRbyXhvydnOwubtPzTvB7cut5f220G0EqEl8Po7UivIas+1ppn68pXcuSzo5sqj"
            + "DX57RWgzYbqJ1Bbr4makLTjEFDMi2oFbznjVCKKTuJqwW9pEap6QdXl83dpvCFXOuNcCutJjqxX77e28mobpy+PBZcGW12xZ"
            + "O7yprlGvzWS7fjMy2oJoJo4G8NqJ0A5kN5EaMXXyqeiUPjuvsP/qwz673/l1eUZydvnsJJCcXT97HUrOOB91N7accT+a1G85"
            + "Ii7MrqqWI96N4cpKNvaN+cpJY2N/YquQNDb2hb3qvTQ29oV1qb59GveDqSaeJqwbSLyrzPQN0DhpnyC4FWOtBcO63ZhoBa+5"
            + "PJog+z3CLoup2Sxqg65rpLUZ/LIR0RZMVxwNWLcg4qpj/gY5SuPgdn1K/Zk+M5ZxobqXbAZYbSWbEU5WsnkP+Jxk84BXLctm"
            + "wKd6y+aAoKxlc0SUlWyPSHOS7RFFKNkeUH0r2fYD2l99/h09bw5eRrK9B04g2R45DSXbA/caS7YfuK4j2X4kJmPZggQDy5ZI"
            + "fM6yJfC2kGQL8Nh7yRbg5VvvbdlfMifZgqRyki1AtpNkC1DXvmQLUN9UshXpzUq2jjQDydaRTmjZCnyUtmwNfBexbO2ByUi2"
            + "IsNAshWYRJKtwOJXb7Q1sO7ieIdBzWQc7zCoYdbxDoOa5BzvMKBFLcc7zKB19Y53mP0VykreYVBgVvIOE4XkJO8wQYeeHO8w"
            + "oPOXunuHHcSVPX4/Gr4Qbksc7UB0RWjEbutEagJZb4w1Y2obHe1Bt8XRgv3+WYRWMK1laoKt6huFrZ/pDUFhL5YNQcm3vjsD"
            + "PoqXk2xA9XOSDeDZTpIN/sHtSzaAd5pKNqBXWckG9DYn2QAGK0m2G4yWL9lu8F0Ry3boS8ayXTQRWLYL5keS7fy1fvVW2wXL"
            + "XSTbob0ZyXZoO5Bsh/4NJRvB79qSjeBM9ZKN4KisZOPoTlaycXSVs2z0N9OTZWPI6GvlNkJ2fvW9tzFmlZVsxGBykk0QqJVk"
            + "E+SmsWQT5FRHsgnDyUg2YahAsslDFEo2DZEKSzYN8fRi2YSxMpZNIT+BZXPMO5RshmQ7STZD4vYlmyHdppLNmDor2eyhk5Ns"
            + "hs5XkmyGLsqXbIZuiko2j8VlJduPRXOW7aHHyNr2odefvfOO/q5S10WyPVaTkWzvoQok22O9oWR7qL+2ZHvoo4pke+wnI9mC"
            + "DQPJFmyak2wZWvUk2TJs5mv9bRk2/tnXb8s9bLOWLXH7OckWGK6VZAsMbV6yBXaqK9mK42YlW3F0INmKE0LJVphSWLIVZvYi"
            + "2bqHfUayddg7sGzFBaFla1jS2bI1rGzjeMfBn8k43nHwx1nHOw7+Iud4x4HfVHK848CD5Tvecfz9K+p4x8E/Zx3vOPhEzvGO"
            + "MzzzJWPvOP948Vf/+95xw3u7St5x4/szknfc+H+BZFv8byjZFj6qLTlb/beqSLbFbzKSbdny/2b4F6HpG2H2bpGa0dY3nq13"
            + "iFlgb/fR8oVw143H79P6jRRteTXB27xed+eyKKs3V9qgWjfmtRn0MhpdbdHvFlcDmP0qnnZgV9BIWXR6U23EawJ3VY0XzRh+"
            + "76A42qNXKULLIPdKpNYH1TDPmqgrfTV3Lgv+Pl0ebTCbuAhtRtst0lqHnCU3yhrAXUYjXzsU1UZUI3j7XVxNIHeueJpBdfuU"
            + "9ZN9SK++8L/6Z2f8C8O6Ss6YG7uyljP2xqac5UxzAbpGljPthcPVlpwJF65VkZzpbtBlJGfiDV2B5Ez6hCsoOZMv+OtZcqa/"
            + "8Oxbu50pF7L+L+xMvZEIJIeez1ooOfNeN6eV5cy4bqfmLWe+6/avruXMvA+8rOTM+ryrOsmZfd21UpLRcHTxktFwYq+S0Xje"
            + "rGR8ODeUjI/3DqUbHy7XWTL+cN02kvHHazKW8T1wAsv4kXuhZfxAbGXJ+ECkjGR85DkjGYMkA8kYpDYnGQNUv+VszED7V///"
            + "zsKLz9dVMsYDk5WMGZnmJGMG9htZxoBG9VvGBO1VtYyNwmYlY1FIIBmLOoeSsSCyZ8lYkPCteWP3IFsbO8oJJGNR71AyFhS2"
            + "lowdVDT5NwA=",
    ]
}
