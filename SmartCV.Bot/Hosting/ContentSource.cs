using SmartCV.Bot.Learning;
using SmartCV.Bot.Recognition;
using SmartCV.Bot.Turns;

namespace SmartCV.Bot.Hosting;

/// <summary>Where the content lies: the files, what was learned beside them, and where what is trained from both is kept.</summary>
/// <param name="root">The folder that holds dialogs/.</param>
public sealed class ContentSource(string root, IntentModelCache models, OverlayStore overlay)
{
    /// <summary>What was there at the last reading, whether it could be used or not; null before the first.</summary>
    public ContentStamp? LastRead { get; private set; }

    /// <param name="processors">As many train at most; -1: all.</param>
    /// <exception cref="ContentException">There are mistakes; each is told with file, line and what is expected.</exception>
    public async Task<BotContent> ReadAsync(int processors, CancellationToken ct)
    {
        // Taken first: what changes while it is read is read once more.
        var stamp = await StampAsync(ct);
        var learned = await overlay.InUseAsync(ct);
        LastRead = stamp;
        // A thread of its own: training takes seconds, and the pool belongs to who answers.
        return await Task.Factory.StartNew(
            () => BotContentReader.Read(root, models, learned, processors), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Nothing, when every file can be read in this moment: otherwise the reader would take it for a mistake of the operator.</summary>
    /// <exception cref="IOException">A file is in use or has gone.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public void RequireReadable()
    {
        foreach (var file in Files()) file.OpenRead().Dispose();
    }

    /// <summary>Changes whenever a file comes, goes or is written, and whenever something learned begins or ceases to count.</summary>
    public async Task<ContentStamp> StampAsync(CancellationToken ct)
    {
        var stamp = new HashCode();
        foreach (var file in Files().OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            stamp.Add(file.FullName);
            stamp.Add(file.LastWriteTimeUtc);
            stamp.Add(file.Length);
        }

        return new ContentStamp(stamp.ToHashCode(), await overlay.RevisionAsync(ct));
    }

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(Path.Combine(root, "dialogs")).EnumerateFiles("*", SearchOption.AllDirectories);
}

/// <param name="Overlay">How often the content overlay has changed.</param>
public sealed record ContentStamp(int Files, long Overlay);
