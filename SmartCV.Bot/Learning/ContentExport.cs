using SmartCV.Bot.Foundation;
using SmartCV.Bot.Knowledge;
using YamlDotNet.RepresentationModel;

namespace SmartCV.Bot.Learning;

/// <summary>
/// Writes what was learned into the files of dialogs/. Everything is put together in memory, then written, each file beside its place and moved there, and read
/// again: the files alone must teach exactly what files and overlay taught together, or all of them are put back as they were.
/// </summary>
/// <param name="root">The folder that holds dialogs/.</param>
public sealed class ContentExport(string root, IReadOnlySet<string>? forms)
{
    private readonly Dictionary<string, YamlFile> _files = new(StringComparer.Ordinal);

    /// <summary>Exports the entries that are in use.</summary>
    /// <returns>Paths of the files that have changed, below the root.</returns>
    /// <exception cref="LearnException">A place is missing, can't be written, or the content would not be the same.</exception>
    public IReadOnlyList<string> Run(IReadOnlyList<OverlayEntry> entries)
    {
        var problems = new ContentProblems();
        var before = FaqReader.Read(root, forms, problems);
        if (!problems.None) throw new LearnException($"The files have mistakes, so nothing is exported:\n{string.Join('\n', problems.Found)}");
        var laid = ContentOverlay.Lay(before, entries, forms);
        if (laid.Notes.Where(n => n.Finding == OverlayFinding.Conflict).ToList() is [var first, ..] conflicts)
            throw new LearnException($"Nothing is exported, since {conflicts.Count} of the entries can't be used:\n{string.Join('\n', conflicts.Select(c => $"{c.Entry.Place}: {c.Message}"))}\nWithdraw them first: learn withdraw {first.Entry.Number}");
        var there = laid.Notes.Where(n => n.Finding == OverlayFinding.InFiles).Select(n => n.Entry.Number).ToHashSet();
        foreach (var entry in entries.Where(e => !there.Contains(e.Number)))
        {
            if (entry.Kind == OverlayKind.Item) AddItem(entry);
            else AddVariant(entry);
        }

        return Write(laid.Content);
    }

    private void AddVariant(OverlayEntry entry)
    {
        var isIntent = IntentExamples.Names.Contains(entry.Item);
        var paths = isIntent ? [PathOf(entry.Language, "intents.yaml")] : FaqFiles(entry.Language);
        if (!paths.Any(path => Open(path) is { } file && file.AddText(n => isIntent ? Intent(n, entry.Item) : YamlFile.Child(Item(n, entry.Item), "ask"), entry.Body)))
            throw new LearnException($"{entry.Place}: '{entry.Body}' could not be put under '{entry.Item}' in {Shown(entry.Language)}; write it there by hand, then run learn export again.");
    }

    private void AddItem(OverlayEntry entry)
    {
        var read = OverlayItem.CategoryOf(entry);
        var path = PathOf(entry.Language, "faq", read + ".yaml");
        if (Open(path) is not { } file) _files[path] = new YamlFile(entry.Body.TrimEnd() + "\n");
        else if (YamlFile.ItemsOf(entry.Body) is not [var item] || !file.AddItem(entry.Item, item.Lines))
            throw new LearnException($"{entry.Place}: item '{entry.Item}' could not be put into {Path.GetRelativePath(root, path)}; write it there by hand, then run learn export again.");
    }

    private IReadOnlyList<string> Write(FaqContent expected)
    {
        var changed = _files.Where(f => !File.Exists(f.Key) || File.ReadAllText(f.Key) != f.Value.Text).Select(f => f.Key).Order(StringComparer.Ordinal).ToList();
        if (changed.Count == 0) return [];
        var originals = changed.ToDictionary(p => p, p => File.Exists(p) ? File.ReadAllBytes(p) : null);
        try
        {
            foreach (var path in changed) Replace(path, _files[path].Text);
            var problems = new ContentProblems();
            var after = FaqReader.Read(root, forms, problems);
            if (!problems.None || !after.Examples().SequenceEqual(expected.Examples()))
                throw new LearnException($"The files would not say the same as before, so they are left as they were. {string.Join('\n', problems.Found)}".TrimEnd());
        }
        catch (Exception e) when (e is LearnException or IOException or UnauthorizedAccessException)
        {
            foreach (var (path, bytes) in originals) PutBack(path, bytes);
            if (e is LearnException) throw;
            throw new LearnException($"The files can't be written, and are left as they were: {e.Message}");
        }

        return changed.ConvertAll(p => Path.GetRelativePath(root, p).Replace('\\', '/'));
    }

    // Moved into place: a host that looks at this moment finds the old file or the new one.
    private static void Replace(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = path + ".new";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }

    private static void PutBack(string path, byte[]? bytes)
    {
        try
        {
            File.Delete(path + ".new");
            if (bytes is null) File.Delete(path);
            else if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) File.WriteAllBytes(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LearnException($"{path} was changed and can't be put back: {e.Message}");
        }
    }

    private YamlFile? Open(string path)
    {
        if (_files.TryGetValue(path, out var file)) return file;
        return File.Exists(path) ? _files[path] = new YamlFile(File.ReadAllText(path)) : null;
    }

    // Those that were made a moment ago are not on the disk yet.
    private IEnumerable<string> FaqFiles(string language)
    {
        var folder = PathOf(language, "faq");
        var there = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        return there.Concat(_files.Keys.Where(p => Path.GetDirectoryName(p) == folder)).Distinct().Order(StringComparer.Ordinal).ToList();
    }

    private string PathOf(string language, params string[] parts) => Path.Combine([root, "dialogs", "languages", language, .. parts]);

    private static string Shown(string language) => $"dialogs/languages/{language}";

    private static YamlNode? Item(YamlNode file, string id) =>
        (YamlFile.Child(file, "items") as YamlSequenceNode)?.Children.FirstOrDefault(i => YamlFile.Child(i, "id") is YamlScalarNode { Value: { } value } && value.Trim() == id);

    private static YamlNode? Intent(YamlNode file, string name)
    {
        var intent = YamlFile.Child(YamlFile.Child(file, "intents") ?? file, name);
        return intent is YamlMappingNode ? YamlFile.Child(intent, "ask") : intent;
    }
}
