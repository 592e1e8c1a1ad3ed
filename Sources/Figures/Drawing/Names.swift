import ConvolutionCore
import TextScreen

/// A cell of the screen; where figures draw, that is what a position is.
typealias Position = TextScreen.Position

/// A cell of a map, as the core counts them.
typealias MapPosition = ConvolutionCore.Position
