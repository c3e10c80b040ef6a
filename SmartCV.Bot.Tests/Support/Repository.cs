using System.Diagnostics;

namespace SmartCV.Bot.Tests.Support;

/// <summary>Where this clone lies on disk, and what is committed in it.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: what the tests were built as, and so what the host was built as.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Under(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Paths of the tracked and the new, not ignored files, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0) throw new InvalidOperationException($"git ls-files ended with code {git.ExitCode}.");

        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(path => File.Exists(Under(path)))];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SmartCV.Bot.sln"))) return folder.FullName;
        throw new InvalidOperationException($"SmartCV.Bot.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
