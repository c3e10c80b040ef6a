using SmartCV.Bot.Foundation;
using SmartCV.Bot.Hosting;
using SmartCV.Bot.Scheduling;

namespace SmartCV.Bot.Tests.Scheduling;

/// <summary>A content root with a calendars.yaml of its own, deleted after the test.</summary>
internal sealed class DeskFolder : IDisposable
{
    private static readonly Lazy<Calendars> ShippedOnce = new(() => Calendars.Load(ContentRoot.Find([]), new ContentProblems()));

    private readonly string _root = Directory.CreateTempSubdirectory("smartcv-desk-").FullName;

    public DeskFolder(string calendars, string? holidays = null)
    {
        Directory.CreateDirectory(Path.Combine(_root, "dialogs", "desk"));
        File.WriteAllText(Path.Combine(_root, "dialogs", "desk", "calendars.yaml"), calendars);
        if (holidays is not null) File.WriteAllText(Path.Combine(_root, "dialogs", "desk", "holidays.json"), holidays);
    }

    /// <summary>The calendars of this repository.</summary>
    public static Calendars Shipped => ShippedOnce.Value;

    public ContentProblems Problems { get; } = new();

    public IEnumerable<string> Found => Problems.Found.Select(p => p.ToString());

    public Calendars Load() => Calendars.Load(_root, Problems);

    /// <summary>A calendar that is named chat, with the given lines.</summary>
    public static BusinessCalendar Chat(string lines, string zone = "Asia/Shanghai", string? holidays = null)
    {
        var top = $"zone: {zone}\n" + (holidays is null ? "" : "holidays: [holidays.json]\n");
        using var folder = new DeskFolder(top + "calendars:\n  phone: { hours: {} }\n  mail: { hours: {} }\n  chat:\n    " + lines.ReplaceLineEndings("\n    ") + "\n", holidays);
        var chat = folder.Load().Chat;
        Assert.Empty(folder.Found);
        return chat;
    }

    /// <summary>A moment in Shanghai, written 2026-10-01 09:00.</summary>
    public static DateTimeOffset At(string local) =>
        DateTimeOffset.ParseExact(local + " +08:00", "yyyy-MM-dd HH:mm zzz", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
