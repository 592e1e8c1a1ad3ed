extension KernelSlideFigure {
  static let askingExamples = [
    """
    input:
      1 0 2 1 0 0 2 1
      0 2 0 1 1 0 0 2
      2 1 0 0 2 1 0 0
      0 0 1 2 0 2 1 0
      1 2 0 0 1 0 2 0
      0 1 1 0 2 0 0 1
      2 0 0 1 0 1 2 0
      0 1 2 0 0 2 0 1
    kernel:
      5 60
      9 80
    predict: 1, 2, 4, 9
    ask: size, change
    """,
    """
    input:
      20 1 0 3
      0 20 2 0
      1 0 20 4
    kernel:
      1 2
      3 40
    bias: 1000
    predict: 1
    ask: size
    """,
    """
    input:
      0 0 0 0
      0 0 1 0
      0 0 0 0
    kernel:
      11 22
      33 44
    predict: 1
    ask: map
    """,
    """
    input:
      0 0 0 0 0 0
      0 0 9 9 9 0
      0 0 9 9 9 0
      0 0 0 0 0 0
    bank: sobel-x, laplacian
    predict: 1
    ask: largest
    """,
    """
    input:
      1 0 0 1 0 1
      0 1 0 0 1 0
      1 0 1 0 0 1
      0 1 0 1 0 0
      0 0 1 0 1 0
      ---
      9 9 9 9 9 9
      0 0 9 9 9 9
      0 0 9 9 0 0
      0 9 0 9 0 9
      9 0 9 0 9 0
    kernel:
      1 3
      0 1
    predict: 1
    ask: size
    """,
    """
    input:
      0 0 0 0 0 0 0
      0 0 9 9 9 0 0
      0 0 9 9 9 0 0
      0 0 0 0 0 0 0
    bank: sobel-x, sobel-y
    stride: 2
    padding: 1
    predict: 1
    ask: size
    """,
  ]
}
