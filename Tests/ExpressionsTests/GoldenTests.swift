import Expressions
import Testing

/// Sums of the course with the numbers that its facts were checked to.
@Suite struct GoldenTests {
  @Test(arguments: [
    // Dense layers: the parameter explosion, and the fair comparison of the same outputs.
    ("dense(28*28, 1000)", "785,000"),
    ("dense(32*32*3, 1000)", "3,073,000"),
    ("dense(224*224*3, 1000)", "150,529,000"),
    ("dense(512*512*3, 1000)", "786,433,000"),
    ("dense(1920*1080*3, 1000)", "6,220,801,000"),
    ("dense(224*224*3, 512)", "77,070,848"),
    ("dense(224*224*3, 512, bias: 0)", "77,070,336"),
    ("dense(224*224*3, 64*224*224)", "483,388,358,656"),
    ("dense(64*64*3, 64*60*60)", "2,831,385,600"),
    ("dense(32*32*3, 16*28*28)", "38,547,712"),
    // Convolutions.
    ("conv(kernel: 3, from: 64, to: 128)", "73,856"),
    ("conv(kernel: 5, from: 64, to: 128)", "204,928"),
    ("conv(kernel: 1, from: 64, to: 128)", "8,320"),
    ("conv(kernel: 3, from: 3, to: 64)", "1,792"),
    ("conv(kernel: 3, from: 3, to: 64, bias: 0)", "1,728"),
    ("conv(kernel: 5, from: 3, to: 16)", "1,216"),
    ("conv(kernel: (1, 2), from: 1, to: 1, bias: 0)", "2"),
    ("conv(kernel: 5, from: 48, to: 256, bias: 1) * 1", "307,456"),
    ("conv(kernel: 5, from: 96, to: 256, groups: 2)", "307,456"),
    ("2 * conv(kernel: 3, from: 64, to: 64)", "73,856"),
    // The whole of LeNet-5 and of the toy network.
    ("sum(156, 2416, 48120, 10164, 850)", "61,706"),
    ("parameters(lenet5)", "61,706"),
    ("parameters(alexnet)", "60,965,224"),
    ("parameters(vgg16)", "138,357,544"),
    ("macs(lenet5)", "416,520"),
    ("macs(alexnet)", "724,406,816"),
    ("macs(vgg16)", "15,470,264,320"),
    ("round(100 * dense(25088, 4096) / parameters(vgg16), digits: 1)", "74.3"),
    (
      "conv(kernel: 5, from: 1, to: 4) + conv(kernel: 3, from: 4, to: 8) + dense(8*8*8, 2)", "1,426"
    ),
    // Sizes.
    ("output(7, kernel: 3, stride: 2)", "3"),
    ("output(5, kernel: 3)", "3"),
    ("output(6, kernel: 3, stride: 2, padding: 1)", "3"),
    ("output(320, kernel: 2) * output(280, kernel: 1)", "89,320"),
    ("output(320, kernel: 3) * output(280, kernel: 3)", "88,404"),
    ("output(9, kernel: 3, dilation: 4)", "1"),
    ("output(32, conv(5), pool(2), conv(5), pool(2))", "5"),
    ("16 * output(32, conv(5), pool(2), conv(5), pool(2))^2", "400"),
    ("output(224, conv(3, padding: 1), pool(2))", "112"),
    // The three conventions of size; ResNet's pool after the formula of PyTorch, 112 -> 56.
    ("output(7, kernel: 2, stride: 2)", "3"),
    ("output(7, kernel: 2, stride: 2, ceil: 1)", "4"),
    ("output(7, kernel: 3, stride: 2, same: 1)", "4"),
    ("output(224, kernel: 7, stride: 2, same: 1)", "112"),
    ("output(112, kernel: 3, stride: 2, padding: 1)", "56"),
    ("output(112, pool(3, stride: 2))", "55"),
    ("output(112, pool(3, stride: 2, ceil: 1))", "56"),
    ("output(13, conv(3), pool(2, ceil: 1), conv(2))", "5"),
    ("field(conv(3), pool(2, ceil: 1), conv(3))", "8"),
    // L05a, and the rows of CURRICULUM's edge: 4·(9 - 0).
    ("correlate((1, 2, 0, 0, 1, 2, 2, 0, 1), (-1, 0, 1, -2, 0, 2, -1, 0, 1))", "2"),
    ("correlate((0, 0, 9, 0, 0, 9, 0, 0, 9), (-1, 0, 1, -2, 0, 2, -1, 0, 1))", "36"),
    ("correlate((1, 2, 3, 4), (1/3, 1/3, 1/3, 1/3)) * 3", "10"),
    ("correlate((7), (3)) + correlate(1, 1)", "22"),
    // Receptive fields: plain stacks, strides, pools, and AlexNet up to its last pooling.
    ("field(conv(3))", "3"),
    ("field(conv(3), conv(3), conv(3))", "7"),
    ("field(conv(3, stride: 2), conv(3, stride: 2), conv(3, stride: 2))", "15"),
    ("field(conv(3, stride: 2), conv(3), conv(3))", "11"),
    ("field(conv(3), pool(2, stride: 2), conv(3), pool(2, stride: 2), conv(3))", "18"),
    ("field(conv(3), pool(2), conv(3), pool(2), conv(3))", "18"),
    ("field(conv(3, dilation: 4))", "9"),
    (
      "field(conv(11, stride: 4), pool(3, stride: 2), conv(5), pool(3, stride: 2), "
        + "conv(3), conv(3), conv(3), pool(3, stride: 2))", "195"
    ),
    ("jump(conv(3), pool(2), conv(3), pool(2))", "4"),
    // Work: 320 by 280 cells with a kernel of two taps and one of nine.
    ("macs(320*280, 319*280)", "8,003,072,000"),
    ("macs(kernel: 3, from: 1, to: 1, output: (318, 278))", "795,636"),
    (
      "round(macs(320*280, 318*278) / macs(kernel: 3, from: 1, to: 1, output: (318, 278)), "
        + "digits: 1)", "9,955.6"
    ),
    ("local(kernel: 3, from: 1, to: 1, output: 224, bias: 0)", "451,584"),
    // Like for like, and how large the space of images is.
    ("dense(224*224*3, 512) / conv(kernel: 3, from: 3, to: 64)", "43,008.285714"),
    ("round(320*280 / 9, digits: 1)", "9,955.6"),
    ("dense(64*64*3, 64*60*60) / conv(kernel: 5, from: 3, to: 64)", "582,110.526316"),
    ("50176^2", "2,517,630,976"),
    ("round(784 * log10(256), digits: 2)", "1,888.06"),
    ("ceil(80 / log10(256))", "34"),
    ("256^34", "7.58855×10^81"),
    ("(3*4 - 2)^2", "100"),
    ("0.5*3 + 0.3*4 + 0.2*2", "3.1"),
    ("round(sqrt(.25 + .09 + .04), digits: 3)", "0.616"),
    ("4 * (9 - 0)", "36"),
  ])
  func value(of text: String, is shown: String) throws {
    #expect(try Expression(parsing: text).value().description == shown)
  }

  /// Exact through every operation as long as it fits.
  @Test func sevenHundredMillion() throws {
    let answer = try Expression(parsing: "dense(n * n * 3, units)")
    #expect(answer.variables == ["n", "units"])
    #expect(try answer.value(with: ["n": 512, "units": 1000]) == 786_433_000)
  }
}
