namespace SmartCV.Bot.Hosting;

/// <summary>Where the host keeps what must survive: setting <c>DataFolder</c>, below the content root unless it is absolute.</summary>
public sealed class DataFolder
{
    public DataFolder(string path)
    {
        FullPath = path;
        Directory.CreateDirectory(path);
    }

    public string FullPath { get; }

    public static DataFolder Of(string contentRoot, IConfiguration settings) => new(Path.Combine(contentRoot, settings["DataFolder"] ?? "data"));

    /// <summary>Where trained models are kept: setting <c>ModelFolder</c>, below the content root unless it is absolute; empty: in the data folder.</summary>
    public static string ModelsOf(string contentRoot, IConfiguration settings) =>
        settings["ModelFolder"] is { Length: > 0 } folder ? Path.Combine(contentRoot, folder) : Of(contentRoot, settings).FullPath;

    public string Combine(string name) => System.IO.Path.Combine(FullPath, name);
}
