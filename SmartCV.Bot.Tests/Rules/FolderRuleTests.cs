using System.Text.RegularExpressions;

namespace SmartCV.Bot.Tests.Rules;

/// <summary>Who may import whom: a folder of SmartCV.Bot uses only folders with a lower number.</summary>
public sealed partial class FolderRuleTests
{
    /// <summary>The table of the design page. A new folder is added here, at the lowest number at which it compiles.</summary>
    private static readonly string[][] Levels =
    [
        ["Foundation", "Text", Channels],
        ["Storage", "Languages"],
        ["Customers", "Scheduling"],
        ["Conversations"],
        ["Search"],
        ["Handoff", "Tickets"],
        ["Recognition"],
        ["Dialogs", "Knowledge", "LanguageModel", "Notices", "Understanding"],
        ["Turns", "Learning"],
        ["Pipeline", "Webhooks", "Reports"],
        ["Console", "Pages", "Api"],
        ["Hosting"],
    ];

    private const string Channels = "SmartCV.Channels";

    private static readonly Dictionary<string, int> LevelOf =
        Levels.SelectMany((folders, level) => folders.Select(folder => (folder, level))).ToDictionary(pair => pair.folder, pair => pair.level);

    [Fact]
    public void Every_folder_of_the_bot_has_a_number() =>
        SourceFile.AssertNone(
            from file in BotFiles()
            let folder = FolderOf(file)
            where folder is not null && !LevelOf.ContainsKey(folder)
            select $"{file.Path}:1: the folder {folder} is not in the table of {nameof(FolderRuleTests)}");

    [Fact]
    public void The_design_page_knows_every_folder()
    {
        var page = string.Join('\n', SourceFile.All.Single(file => file.Path == "docs/DESIGN.md").Lines);

        SourceFile.AssertNone(
            from file in SourceFile.CSharp
            where file.Path.StartsWith("SmartCV.Bot/", StringComparison.Ordinal) || file.Path.StartsWith("SmartCV.Channels/", StringComparison.Ordinal)
            let folder = FolderOf(file)
            where folder is not null && folder != "Properties" && !page.Contains($"  {folder}/", StringComparison.Ordinal)
            group file by folder into unknown
            select $"{unknown.First().Path}:1: the folder {unknown.Key} is not in docs/DESIGN.md, section 3");
    }

    [Fact]
    public void A_folder_imports_only_folders_with_lower_numbers() => SourceFile.AssertNone(BotFiles().SelectMany(Offences));

    [Fact]
    public void A_forbidden_import_is_named_with_its_file_and_line()
    {
        var file = new SourceFile("SmartCV.Bot/Tickets/Ticket.cs", ["using SmartCV.Bot.Storage;", "using SmartCV.Bot.Handoff;", "using SmartCV.Bot.Turns;", "namespace SmartCV.Bot.Tickets;"]);

        Assert.Equal(["SmartCV.Bot/Tickets/Ticket.cs:2:", "SmartCV.Bot/Tickets/Ticket.cs:3:"], Offences(file).Select(offence => offence.Split(' ')[0]));
    }

    [Fact]
    public void The_channels_know_nothing_of_the_bot() =>
        SourceFile.AssertNone(
            from file in SourceFile.CSharp
            where file.Path.StartsWith("SmartCV.Channels/", StringComparison.Ordinal)
            from offence in file.Matches(BotName(), "SmartCV.Channels may not use SmartCV.Bot")
            select offence);

    [Theory]
    [InlineData("using SmartCV.Bot.Tickets;", "Tickets")]
    [InlineData("global using static SmartCV.Bot.Storage.Sqlite.Names;", "Storage")]
    [InlineData("using T = SmartCV.Bot.Turns.UserTurn;", "Turns")]
    [InlineData("@using SmartCV.Channels.Protocol", "SmartCV.Channels")]
    [InlineData("var now = SmartCV.Bot.Foundation.Ids.New(at);", "Foundation")]
    public void An_import_is_seen_in_each_of_its_forms(string line, string folder) => Assert.Equal([folder], Imports(line));

    /// <summary>A channel is one folder: what two of them share belongs to the root of the project or to Protocol.</summary>
    [Fact]
    public void Channels_do_not_know_each_other() =>
        SourceFile.AssertNone(
            from file in SourceFile.CSharp
            where file.Path.StartsWith("SmartCV.Channels/", StringComparison.Ordinal)
            let folder = FolderOf(file)
            from line in file.Code
            let used = ChannelName().Match(line.Code)
            where used.Success && !NamespaceLine().IsMatch(line.Code) && used.Groups["folder"].Value is var name && name != "Protocol" && name != folder
            select $"{file.Path}:{line.Number}: {folder ?? "the root"} may not use {used.Value}");

    private static IEnumerable<string> Offences(SourceFile file) =>
        FolderOf(file) is { } folder && LevelOf.TryGetValue(folder, out var own)
            ? from line in file.Code
              from used in Imports(line.Code)
              where used != folder && LevelOf.TryGetValue(used, out var level) && level >= own
              select $"{file.Path}:{line.Number}: {folder} ({own}) may not use {used} ({LevelOf[used]})"
            : [];

    private static IEnumerable<SourceFile> BotFiles() =>
        from file in SourceFile.All
        where Path.GetExtension(file.Path) is ".cs" or ".cshtml"
        where file.Path.StartsWith("SmartCV.Bot/", StringComparison.Ordinal)
        select file;

    /// <summary>Null for files at the root of the project, such as Program.cs, which wires everything.</summary>
    private static string? FolderOf(SourceFile file) => file.Path.Split('/') is [_, var folder, _, ..] ? folder : null;

    private static IEnumerable<string> Imports(string code) =>
        NamespaceLine().IsMatch(code) ? [] : UsedName().Matches(code).Select(match => match.Groups["folder"] is { Success: true } folder ? folder.Value : Channels);

    [GeneratedRegex(@"^\s*namespace\s")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\bSmartCV\.(Bot\.(?<folder>[A-Z]\w*)|Channels\b)")]
    private static partial Regex UsedName();

    [GeneratedRegex(@"\bSmartCV\.Channels\.(?<folder>DirectLine|WeChat|Connector|Email)\b")]
    private static partial Regex ChannelName();

    [GeneratedRegex(@"\bSmartCV\.Bot\b(?!\.Tests)")]
    private static partial Regex BotName();
}
