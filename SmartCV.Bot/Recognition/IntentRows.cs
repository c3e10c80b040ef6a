using System.Numerics;
using System.Runtime.InteropServices;

namespace SmartCV.Bot.Recognition;

/// <summary>Arithmetic on rows of numbers, several at a time.</summary>
internal static class IntentRows
{
    /// <summary>Rows are as long as a multiple of this, so that no loop has a rest.</summary>
    public const int Step = 16;

    public static int Padded(int count) => (count + Step - 1) / Step * Step;

    /// <summary>target += factor * row</summary>
    public static void Add(Span<float> target, ReadOnlySpan<float> row, float factor)
    {
        var into = MemoryMarshal.Cast<float, Vector<float>>(target);
        var from = MemoryMarshal.Cast<float, Vector<float>>(row[..target.Length]);
        var by = new Vector<float>(factor);
        for (var i = 0; i < into.Length; i++) into[i] += from[i] * by;
    }

    /// <summary>Turns the first <paramref name="count"/> numbers into shares of 1: e^(sharpness * x), scaled.</summary>
    public static void Softmax(Span<float> scores, int count, float sharpness)
    {
        var best = float.NegativeInfinity;
        for (var i = 0; i < count; i++) best = MathF.Max(best, scores[i]);
        var sum = 0f;
        for (var i = 0; i < count; i++)
        {
            scores[i] = MathF.Exp(sharpness * (scores[i] - best));
            sum += scores[i];
        }

        for (var i = 0; i < count; i++) scores[i] /= sum;
    }
}
