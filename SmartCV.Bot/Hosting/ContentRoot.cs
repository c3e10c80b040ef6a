namespace SmartCV.Bot.Hosting;

/// <summary>Finds the folder with the operator's files: the nearest parent that holds <c>dialogs/</c>, from a clone and from a published copy alike.</summary>
public static class ContentRoot
{
    /// <exception cref="DirectoryNotFoundException">No parent of the program holds dialogs/.</exception>
    public static string Find(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith("--contentRoot=", StringComparison.OrdinalIgnoreCase)) return Path.GetFullPath(args[i]["--contentRoot=".Length..]);
            if (args[i].Equals("--contentRoot", StringComparison.OrdinalIgnoreCase) && i + 1 < args.Length) return Path.GetFullPath(args[i + 1]);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "dialogs"))) return folder.FullName;
        throw new DirectoryNotFoundException(
            $"No folder 'dialogs' was found above {AppContext.BaseDirectory}. Start the program from its repository or published folder, or name the folder by --contentRoot.");
    }

    /// <summary>Static files: beside the program when published, in the project folder when run from a clone.</summary>
    public static string WebRoot(string contentRoot)
    {
        var inClone = Path.Combine(contentRoot, "SmartCV.Bot", "wwwroot");
        return Directory.Exists(Path.Combine(contentRoot, "SmartCV.Bot")) ? inClone : Path.Combine(contentRoot, "wwwroot");
    }
}
