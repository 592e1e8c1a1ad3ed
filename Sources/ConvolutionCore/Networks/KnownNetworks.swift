/// Networks that made history, as data.
extension Network {
  /// All of them, the oldest first.
  public static let known = [leNet5, alexNet, vgg16]

  /// LeNet-5 in the form that is taught today: 61,706 parameters.
  ///
  /// LeCun, Bottou, Bengio and Haffner 1998. The original wired its second convolution to part of
  /// the maps only (1,516 parameters instead of 2,416, 60,000 in all) and learned two numbers for
  /// each pooled map.
  public static let leNet5 = Network(
    name: "LeNet-5", input: Shape(checkedChannels: 1, rows: 32, columns: 32),
    layers: [
      .convolution(filters: 6, .convolution(5)), .pooling(Pooling(.average, 2)),
      .convolution(filters: 16, .convolution(5)), .pooling(Pooling(.average, 2)),
      .flatten, .dense(outputs: 120), .dense(outputs: 84), .dense(outputs: 10),
    ])

  /// AlexNet as published, its wide convolutions in two groups: 60,965,224 parameters.
  ///
  /// Krizhevsky, Sutskever and Hinton 2012. The paper says 224×224; 227×227 is the size with which
  /// its 55×55 maps come out.
  public static let alexNet = Network(
    name: "AlexNet", input: Shape(checkedChannels: 3, rows: 227, columns: 227),
    layers: [
      .convolution(filters: 96, .convolution(11, stride: 4)),
      .pooling(Pooling(.max, 3, stride: 2)),
      .convolution(filters: 256, .convolution(5, padding: 2), groups: 2),
      .pooling(Pooling(.max, 3, stride: 2)),
      .convolution(filters: 384, .convolution(3, padding: 1)),
      .convolution(filters: 384, .convolution(3, padding: 1), groups: 2),
      .convolution(filters: 256, .convolution(3, padding: 1), groups: 2),
      .pooling(Pooling(.max, 3, stride: 2)),
      .flatten, .dense(outputs: 4096), .dense(outputs: 4096), .dense(outputs: 1000),
    ])

  /// VGG-16 (configuration D): 138,357,544 parameters.
  ///
  /// Simonyan and Zisserman 2014: blocks of 3×3 convolutions, each block ended by a pool.
  public static let vgg16 = Network(
    name: "VGG-16", input: Shape(checkedChannels: 3, rows: 224, columns: 224),
    layers: [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)].flatMap { filters, count in
      [Layer](
        repeating: .convolution(filters: filters, .convolution(3, padding: 1)), count: count)
        + [.pooling(Pooling(.max, 2))]
    } + [.flatten, .dense(outputs: 4096), .dense(outputs: 4096), .dense(outputs: 1000)])
}
