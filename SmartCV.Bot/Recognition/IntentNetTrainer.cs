using System.Numerics;
using System.Runtime.InteropServices;

namespace SmartCV.Bot.Recognition;

/// <summary>Trains an <see cref="IntentNet"/>.</summary>
internal sealed class IntentNetTrainer
{
    /// <summary>More passes than these learn nothing more, however few the examples.</summary>
    public const int MostPasses = 30;

    private const float Tiny = 1e-6f;
    private const int FewestPasses = 14;

    // So many steps in all, spread over the passes: the fewer the examples, the more often each is seen.
    private const int MoreSteps = 24_000;

    private const float FirstRate = 0.05f;
    private const float PieceDropout = 0.3f;
    private const float HiddenDropout = 0.5f;

    private readonly IntentSamples _samples;
    private readonly int _labels;
    private readonly int _width;
    private readonly Random _random;
    private readonly IntentNet _net;
    private readonly float[] _intoSquares;
    private readonly float[] _intoBiasSquares;
    private readonly float[] _outOfSquares;
    private readonly float[] _outOfBiasSquares;
    private readonly float[] _hidden = new float[IntentNet.Hidden];
    private readonly float[] _kept = new float[IntentNet.Hidden];
    private readonly float[] _hiddenError = new float[IntentNet.Hidden];
    private readonly float[] _scores;
    private readonly List<(int Position, float Value)> _pieces = [];

    private IntentNetTrainer(IntentSamples samples, int features, int labels, int seed)
    {
        _samples = samples;
        _labels = labels;
        _width = IntentRows.Padded(labels);
        _random = new Random(seed);
        _net = new IntentNet(
            Noise(features * IntentNet.Hidden, 0.1f), new float[IntentNet.Hidden],
            Noise(IntentNet.Hidden * _width, 1 / MathF.Sqrt(IntentNet.Hidden)), new float[_width]);
        _intoSquares = Filled(_net.Into.Length);
        _intoBiasSquares = Filled(IntentNet.Hidden);
        _outOfSquares = Filled(_net.OutOf.Length);
        _outOfBiasSquares = Filled(_width);
        _scores = new float[_width];
    }

    /// <param name="seed">Networks with other seeds begin differently and see the examples in another order.</param>
    public static IntentNet Train(IntentSamples samples, int features, int labels, int seed, int mostPasses)
    {
        var trainer = new IntentNetTrainer(samples, features, labels, seed);
        var passes = Math.Min(mostPasses, FewestPasses + (MoreSteps / samples.Count));
        var order = Enumerable.Range(0, samples.Count).ToArray();
        for (var pass = 0; pass < passes; pass++)
        {
            var rate = FirstRate * (1 - ((float)pass / passes));
            trainer._random.Shuffle(order);
            foreach (var i in order) trainer.Step(i, rate);
        }

        return trainer._net;
    }

    private void Step(int sample, float rate)
    {
        Forward(sample);
        IntentRows.Softmax(_scores, _labels, 1);
        _scores[_samples.Labels[sample]] -= 1;
        Backward(rate);
    }

    private void Forward(int sample)
    {
        _pieces.Clear();
        var scale = 1 / (1 - PieceDropout);
        _net.IntoBias.CopyTo(_hidden, 0);
        for (var p = _samples.Starts[sample]; p < _samples.Starts[sample + 1]; p++)
        {
            if (_random.NextSingle() < PieceDropout) continue;
            var (position, value) = (_samples.Positions[p], _samples.Values[p] * scale);
            _pieces.Add((position, value));
            IntentRows.Add(_hidden, _net.Into.AsSpan(position * IntentNet.Hidden, IntentNet.Hidden), value);
        }

        _net.OutOfBias.CopyTo(_scores, 0);
        for (var h = 0; h < IntentNet.Hidden; h++)
        {
            _kept[h] = _hidden[h] > 0 && _random.NextSingle() >= HiddenDropout ? 1 / (1 - HiddenDropout) : 0;
            _hidden[h] *= _kept[h];
            if (_kept[h] > 0) IntentRows.Add(_scores, _net.OutOf.AsSpan(h * _width, _width), _hidden[h]);
        }
    }

    private void Backward(float rate)
    {
        for (var h = 0; h < IntentNet.Hidden; h++)
        {
            _hiddenError[h] = 0;
            if (_kept[h] == 0) continue;
            var row = _net.OutOf.AsSpan(h * _width, _width);
            _hiddenError[h] = Dot(row, _scores) * _kept[h];
            Adapt(row, _outOfSquares.AsSpan(h * _width, _width), _scores, _hidden[h], rate);
        }

        Adapt(_net.OutOfBias, _outOfBiasSquares, _scores, 1, rate);
        Adapt(_net.IntoBias, _intoBiasSquares, _hiddenError, 1, rate);
        foreach (var (position, value) in _pieces)
        {
            var at = position * IntentNet.Hidden;
            Adapt(_net.Into.AsSpan(at, IntentNet.Hidden), _intoSquares.AsSpan(at, IntentNet.Hidden), _hiddenError, value, rate);
        }
    }

    private static void Adapt(Span<float> weights, Span<float> squares, ReadOnlySpan<float> error, float factor, float rate)
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var s = MemoryMarshal.Cast<float, Vector<float>>(squares);
        var e = MemoryMarshal.Cast<float, Vector<float>>(error);
        var by = new Vector<float>(factor);
        var step = new Vector<float>(rate);
        for (var i = 0; i < w.Length; i++)
        {
            var gradient = e[i] * by;
            s[i] += gradient * gradient;
            w[i] -= step * gradient / Vector.SquareRoot(s[i]);
        }
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return Vector.Sum(sum);
    }

    private float[] Noise(int count, float size)
    {
        var noise = new float[count];
        for (var i = 0; i < count; i++) noise[i] = ((_random.NextSingle() * 2) - 1) * size;
        return noise;
    }

    private static float[] Filled(int count)
    {
        var squares = new float[count];
        Array.Fill(squares, Tiny);
        return squares;
    }
}
