using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SmartCV.Bot.Foundation;

/// <summary>
/// A place in a content file that knows its file and line. Reading never throws: a mistake is added to the problems and a
/// harmless value is returned, so that one reading reports every mistake of every file.
/// </summary>
public sealed class ContentNode
{
    private readonly YamlNode? _node;
    private readonly ContentProblems _problems;
    private readonly string _what;

    private ContentNode(YamlNode? node, string file, string what, ContentProblems problems)
    {
        _node = node;
        File = file;
        _what = what;
        _problems = problems;
    }

    /// <summary>Path as it is shown in problems.</summary>
    public string File { get; }

    public int Line => _node is null ? 0 : (int)_node.Start.Line;

    public bool IsMap => _node is YamlMappingNode;

    public bool IsList => _node is YamlSequenceNode;

    public bool IsText => _node is YamlScalarNode;

    /// <summary>Reads a file. Null (and a problem) when it is missing or no valid YAML; an empty file is an empty map.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="shownAs">How problems name it.</param>
    public static ContentNode? Load(string path, string shownAs, ContentProblems problems)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, shownAs, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.AddUnreadable(shownAs, 0, $"The file cannot be read: {e.Message}");
        }

        return null;
    }

    /// <summary>As <see cref="Load"/>, of a text that is at hand.</summary>
    /// <exception cref="IOException">The reader failed.</exception>
    public static ContentNode? Read(TextReader reader, string shownAs, ContentProblems problems)
    {
        Parser? parser = null;
        try
        {
            var stream = new YamlStream();
            stream.Load(parser = new Parser(reader));
            var root = stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode;
            return new ContentNode(root, shownAs, "the file", problems);
        }
        catch (YamlException e)
        {
            problems.AddUnreadable(shownAs, (int)e.Start.Line, $"This is not valid YAML: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16 says so of a bracket that is opened and never closed. What it understood last is where to look.
            problems.AddUnreadable(shownAs, (int)(parser?.Current?.End.Line ?? 0), "This is not valid YAML: a bracket, brace or quote is opened near here and not closed.");
        }

        return null;
    }

    public void Problem(string message) => _problems.Add(File, Line, message);

    /// <summary>The member, or null when it is absent.</summary>
    public ContentNode? Find(string key) =>
        _node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child)
            ? new ContentNode(child, File, $"'{key}'", _problems)
            : null;

    /// <summary>The member; a problem and null when it is absent.</summary>
    public ContentNode? Need(string key)
    {
        var found = Find(key);
        if (found is null) Problem($"{_what} needs a member '{key}'.");
        return found;
    }

    /// <summary>Members in the order of the file.</summary>
    public IEnumerable<(string Key, ContentNode Value)> Members()
    {
        if (_node is not YamlMappingNode map)
        {
            Problem($"{_what} must be a map (key: value), but is {Kind()}.");
            yield break;
        }

        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            yield return (name, new ContentNode(value, File, $"'{name}'", _problems));
        }
    }

    public IEnumerable<ContentNode> Items()
    {
        if (_node is not YamlSequenceNode list)
        {
            Problem($"{_what} must be a list (lines that begin with '- '), but is {Kind()}.");
            yield break;
        }

        foreach (var item in list.Children) yield return new ContentNode(item, File, $"an item of {_what}", _problems);
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts() => IsText ? [Text()] : Items().Select(i => i.Text()).ToList();

    public string Text()
    {
        if (_node is YamlScalarNode { Value: { } value }) return value;
        Problem($"{_what} must be a text, but is {Kind()}.");
        return "";
    }

    public bool Flag()
    {
        var text = Text();
        if (text is "true" or "false") return text == "true";
        Problem($"{_what} must be true or false, was '{text}'.");
        return false;
    }

    /// <summary>A whole number within the range.</summary>
    public int Number(int least, int most)
    {
        var text = Text();
        if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        Problem($"{_what} must be a whole number from {least} to {most}, was '{text}'.");
        return least;
    }

    /// <summary>One of the given words.</summary>
    public string Word(params ReadOnlySpan<string> allowed)
    {
        var text = Text();
        foreach (var word in allowed)
            if (word == text) return text;
        Problem($"{_what} must be one of {string.Join(", ", allowed)}; was '{text}'.");
        return allowed[0];
    }

    /// <summary>Reports every member that is not in the list: a misspelt key is never silently ignored.</summary>
    public void Only(params ReadOnlySpan<string> keys)
    {
        if (_node is not YamlMappingNode map) return;
        foreach (var (key, _) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!keys.Contains(name))
                _problems.Add(File, (int)key.Start.Line, $"Unknown member '{name}' in {_what}; known are {string.Join(", ", keys)}.");
        }
    }

    private string Kind() => _node switch
    {
        YamlMappingNode => "a map",
        YamlSequenceNode => "a list",
        YamlScalarNode s => $"the text '{s.Value}'",
        _ => "nothing",
    };
}
