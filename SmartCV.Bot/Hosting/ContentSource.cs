using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Hosting;

/// <summary>Where the content lies, and where what is trained from it is kept.</summary>
/// <param name="Root">The folder that holds dialogs/.</param>
public sealed record ContentSource(string Root, string ModelFolder, ILogger<ContentSource> Log)
{
    /// <exception cref="ContentException">There are mistakes; each is told with file, line and what is expected.</exception>
    public BotContent Read() => BotContentReader.Read(Root, ModelFolder, Log);

    /// <summary>Nothing, when every file can be read in this moment: otherwise the reader would take it for a mistake of the operator.</summary>
    /// <exception cref="IOException">A file is in use or has gone.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public void RequireReadable()
    {
        foreach (var file in Files()) file.OpenRead().Dispose();
    }

    /// <summary>Changes whenever a file comes, goes or is written.</summary>
    public long Stamp()
    {
        var stamp = new HashCode();
        foreach (var file in Files().OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            stamp.Add(file.FullName);
            stamp.Add(file.LastWriteTimeUtc);
            stamp.Add(file.Length);
        }

        return stamp.ToHashCode();
    }

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(Path.Combine(Root, "dialogs")).EnumerateFiles("*", SearchOption.AllDirectories);
}
