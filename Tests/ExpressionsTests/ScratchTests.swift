import ConvolutionCore
import Expressions
import Testing
@Suite struct ScratchTests {
  @Test(arguments: ["output(14, kernel: 5)^2", "conv(kernel: 3, from: 3, to: 64)", "dense(512*512*3, 1000)", "field(conv(3), conv(3), conv(3))", "field(conv(3, stride: 2), conv(3, stride: 2))","field(conv(3), pool(2), conv(3), pool(2), conv(3))", "output(7, kernel: 3, stride: 2)", "output(8, kernel: 3, stride: 2, padding: 1)", "output(32, conv(5), pool(2), conv(5), pool(2))", "16 * output(32, conv(5), pool(2), conv(5), pool(2))^2", "correlate((1, 2, 0, 0, 1, 2, 2, 0, 1), (-1, 0, 1, -2, 0, 2, -1, 0, 1))", "parameters(alexnet)", "macs(alexnet)", "output(7, kernel: 3, stride: 2, same: 1)", "conv(kernel: 5, from: 1, to: 4) + conv(kernel: 3, from: 4, to: 8) + dense(8*8*8, 2)", "ceil(80 / log10(256))","local(kernel: 3, from: 3, to: 2, output: (10, 20))","macs(kernel: 3, from: 3, to: 2, output: 10)", "jump(conv(3), pool(2), conv(3, stride: 2))", "floor((7 - 3 + 1) / 2) - output(7, kernel: 3) * -1"])
  func show(_ text: String) throws {
    let e = try Expression(parsing: text)
    print("==", text, "=", try e.value())
    for w in try e.wrongResults(with: [:]) { print("   ", w.value, w.misconception.rawValue, "|", w.working) }
  }
}
