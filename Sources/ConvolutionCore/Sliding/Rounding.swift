/// What happens to the cells left over when the stride does not divide the way.
public enum Rounding: String, Hashable, Sendable {
  /// They are left out: the usual rule for convolution, and for pooling unless said otherwise.
  case down
  /// One more window hangs over the end, if it starts on the input or on the padding before it.
  ///
  /// The rule of Caffe, and of PyTorch where `ceil_mode` is set.
  case up
}
