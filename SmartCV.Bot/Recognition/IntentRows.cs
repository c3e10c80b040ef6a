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

    /// <summary>Turns the first <paramref name="count"/> numbers of a row into shares of 1: e^(sharpness * x), scaled. The rest of the row becomes 0.</summary>
    public static void Softmax(Span<float> scores, int count, float sharpness)
    {
        scores[count..].Fill(float.NegativeInfinity);
        var all = MemoryMarshal.Cast<float, Vector<float>>(scores);
        var most = new Vector<float>(float.NegativeInfinity);
        foreach (var some in all) most = Vector.Max(most, some);
        var best = float.NegativeInfinity;
        for (var i = 0; i < Vector<float>.Count; i++) best = MathF.Max(best, most[i]);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Vector.Exp((all[i] - new Vector<float>(best)) * sharpness);
            sum += all[i];
        }

        var share = new Vector<float>(1 / Vector.Sum(sum));
        for (var i = 0; i < all.Length; i++) all[i] *= share;
    }
}
