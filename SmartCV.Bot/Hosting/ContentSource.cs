using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Hosting;

/// <summary>Where the content lies, and where what is trained from it is kept.</summary>
/// <param name="Root">The folder that holds dialogs/.</param>
public sealed record ContentSource(string Root, string ModelFolder)
{
    /// <exception cref="ContentException">There are mistakes; each is told with file, line and what is expected.</exception>
    public BotContent Read() => BotContentReader.Read(Root, ModelFolder);

    /// <summary>Changes whenever a file comes, goes or is written.</summary>
    public long Stamp()
    {
        var stamp = new HashCode();
        foreach (var file in new DirectoryInfo(Path.Combine(Root, "dialogs")).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            stamp.Add(file.FullName);
            stamp.Add(file.LastWriteTimeUtc);
            stamp.Add(file.Length);
        }

        return stamp.ToHashCode();
    }
}
