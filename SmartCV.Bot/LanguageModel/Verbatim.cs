using System.Text;
using SmartCV.Bot.Text;

namespace SmartCV.Bot.LanguageModel;

/// <summary>Finds pieces of a text that were copied with other blanks, width or case, and gives them as they stand there.</summary>
internal sealed class Verbatim
{
    // A single character stands in every text.
    private const int Shortest = 2;

    private readonly string _text;
    private readonly string _bare;
    private readonly List<int> _places = [];

    public Verbatim(string text)
    {
        _text = text;
        _bare = Bare(text, _places);
    }

    /// <summary>The piece in the text's own characters; null when it does not stand there.</summary>
    public string? Find(string piece)
    {
        var bare = Bare(piece, null);
        if (bare.Length < Shortest || _bare.IndexOf(bare, StringComparison.Ordinal) is not (>= 0 and var start)) return null;
        var first = _places[start];
        return _text[first..(_places[start + bare.Length - 1] + 1)].ReplaceLineEndings(" ");
    }

    private static string Bare(string text, List<int>? places)
    {
        var bare = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || TextFold.IsInvisible(text[i])) continue;
            bare.Append(TextFold.Fold(text[i]));
            places?.Add(i);
        }

        return bare.ToString();
    }
}
