using SmartCV.Bot.Text;

namespace SmartCV.Bot.Recognition.Entities;

/// <summary>A text made ready for reading: cut to <see cref="EntityReader.Longest"/>, and folded character by character, so that places are the same in both.</summary>
internal sealed class Passage
{
    // Far from the ends of the calendar, so that a hundred years from the reference are always a date.
    private static readonly DateTime Earliest = new(1000, 1, 1), Latest = new(3000, 1, 1);

    public Passage(string text, bool isChinese, DateTime now)
    {
        Text = text.Length > EntityReader.Longest ? text[..EntityReader.Longest] : text;
        Folded = TextFold.InPlace(Text);
        IsChinese = isChinese;
        Now = now < Earliest ? Earliest : now > Latest ? Latest : now;
    }

    public string Text { get; }

    public string Folded { get; }

    public bool IsChinese { get; }

    public DateTime Now { get; }
}
