using System.Globalization;

namespace SmartCV.Bot.Pages;

/// <summary>Sizes as people read them; the same in all our languages.</summary>
public static class FileSizes
{
    private const double Step = 1024;

    public static string Text(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{Math.Round(bytes / Step)} KB",
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Step / Step:0.#} MB"),
    };
}
