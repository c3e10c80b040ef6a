using System.Security.Cryptography;
using System.Text;

namespace SmartCV.Bot.Recognition;

/// <summary>
/// Keeps trained models in the data folder, named by a hash of what they were trained from: the same content is never trained twice, and a changed
/// content can't meet an old model. A file that can't be read or written only costs the time of a training.
/// </summary>
public sealed partial class IntentModelCache(string dataFolder, ILogger? log = null)
{
    private const int Kept = 3;

    private readonly string _folder = Path.Combine(dataFolder, "models");

    /// <summary>The engine for these examples, from the cache when it is there.</summary>
    /// <param name="processors">As many train at most; -1: all. Who answers meanwhile leaves some free.</param>
    public IntentEngine LoadOrTrain(IReadOnlyList<LabelledText> examples, int processors = -1)
    {
        var path = PathOf(examples);
        if (Load(path) is { } cached) return new IntentEngine(cached);
        // Half a minute in which nothing else is to be seen: whoever waits for the start, or for a changed file, is told.
        var begun = TimeProvider.System.GetTimestamp();
        if (log is not null) LogLearning(log, examples.Count);
        var engine = IntentEngine.Train(examples, processors: processors);
        if (log is not null) LogLearned(log, TimeProvider.System.GetElapsedTime(begun).TotalSeconds);
        Save(path, engine.Model);
        return engine;
    }

    /// <summary>Where the model of these examples is kept.</summary>
    public string PathOf(IReadOnlyList<LabelledText> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(IntentModelFile.Version));
        foreach (var example in examples)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(example.Label));
            hash.AppendData([0]);
            hash.AppendData(Encoding.UTF8.GetBytes(example.Text));
            hash.AppendData([1]);
        }

        return Path.Combine(_folder, $"intents-{Convert.ToHexStringLower(hash.GetHashAndReset())[..24]}.bin");
    }

    private IntentModel? Load(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var stream = new MemoryStream(File.ReadAllBytes(path), writable: false);
            var model = IntentModelFile.Read(stream);
            Touch(path);
            return model;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            if (log is not null) LogNotUsed(log, path, e.Message);
            return null;
        }
    }

    // Those used last are kept: a host's own must not go because changes were tried out beside it.
    private static void Touch(string path)
    {
        try
        {
            File.SetLastAccessTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Models may lie where this program only reads; it can delete none there either.
        }
    }

    // Written beside and moved into place: a second host that starts at the same time finds a whole file or none.
    private void Save(string path, IntentModel model)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            var beside = $"{path}.{Environment.ProcessId}.tmp";
            using (var stream = File.Create(beside)) IntentModelFile.Write(stream, model);
            File.Move(beside, path, overwrite: true);
            foreach (var old in new DirectoryInfo(_folder).GetFiles("intents-*.bin").OrderByDescending(f => f.LastAccessTimeUtc).Skip(Kept)) old.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (log is not null) LogNotSaved(log, path, e.Message);
        }
    }

    [LoggerMessage(EventId = 6103, Level = LogLevel.Information, Message = "Learning from the {Count} examples in dialogs/; this takes up to a minute, once for each change of them ...")]
    private static partial void LogLearning(ILogger log, int count);

    [LoggerMessage(EventId = 6104, Level = LogLevel.Information, Message = "Learned in {Seconds:0.0} s.")]
    private static partial void LogLearned(ILogger log, double seconds);

    [LoggerMessage(EventId = 6101, Level = LogLevel.Warning, Message = "The trained model {Path} can't be used and is trained anew: {Reason}")]
    private static partial void LogNotUsed(ILogger log, string path, string reason);

    [LoggerMessage(EventId = 6102, Level = LogLevel.Warning, Message = "The trained model could not be kept in {Path}; the next start trains again: {Reason}")]
    private static partial void LogNotSaved(ILogger log, string path, string reason);
}
