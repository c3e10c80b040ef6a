using System.Globalization;
using SmartCV.Channels.WeChat;
using SmartCV.Channels.WeChat.Simulation;

namespace SmartCV.Bot.Hosting;

/// <summary>What a line of the simulation does.</summary>
/// <param name="Says">Printed at once; empty: nothing.</param>
/// <param name="Push">Sends it; null: nothing is sent.</param>
/// <param name="WantsReply">False for what nobody waits for an answer to.</param>
internal sealed record WeChatAct(string Says, Func<Task<SimulatedReply>>? Push = null, bool WantsReply = true);

/// <summary>Reads the lines of the simulation.</summary>
internal sealed class WeChatConsoleActs(WeChatConsoleSetup setup, HttpClient http)
{
    private const int LongestName = 40;

    private const string Help = """
        a line             the user's message
        /pic FILE          a picture          /voice [TEXT]      speech; TEXT is what WeChat understood
        /file NAME         a file             /location [PLACE]  a place on the map
        /link URL          a link             /follow [SCENE]    follows, perhaps by a code
        /unfollow          leaves             /scan SCENE        scans a code
        /click KEY         presses a button of the menu, by its name or key
        /menu              the buttons        /user NAME         is somebody else
        /help              this               /quit              ends
        """;

    public SimulatedUser User { get; private set; } = Named("A", setup, http);

    public async Task<WeChatAct> ReadAsync(string line)
    {
        if (!line.StartsWith('/')) return Message(() => User.SayAsync(line));
        var (verb, rest) = line.IndexOf(' ') is var at and > 0 ? (line[..at], line[at..].Trim()) : (line, "");
        return verb switch
        {
            "/pic" => await PictureAsync(rest),
            "/voice" => Speech(rest),
            "/file" => Message(() => User.SendAsync("file", ("Title", Or(rest, "report.docx")), ("Description", ""), ("FileKey", "key"), ("FileMd5", "0"), ("FileTotalLen", "1024"))),
            "/location" => Message(() => User.SendAsync("location", ("Location_X", "39.9042"), ("Location_Y", "116.4074"), ("Scale", "15"), ("Label", Or(rest, "北京市东城区")))),
            "/link" => Message(() => User.SendAsync("link", ("Title", "链接"), ("Description", ""), ("Url", Or(rest, "https://example.com")))),
            "/follow" => Act(() => User.FollowAsync(rest)),
            "/unfollow" => Unfollow(),
            "/scan" => Act(() => User.ActAsync("SCAN", ("EventKey", Or(rest, "scene")), ("Ticket", "simulated"))),
            "/click" => Act(() => User.ClickAsync(KeyOf(rest))),
            "/menu" => new WeChatAct(string.Join('\n', setup.Menu.Buttons.Select(b => $"  {b.Name}: {b.Does(setup.Bot.GetLeftPart(UriPartial.Authority))}"))),
            "/user" => Switch(rest),
            "/help" => new WeChatAct(Help),
            _ => new WeChatAct($"There is no {verb}.\n{Help}"),
        };
    }

    private static SimulatedUser Named(string name, WeChatConsoleSetup setup, HttpClient http)
    {
        // An openid has letters, digits, _ and -; any name gets one of its own.
        var isPlain = name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        var id = isPlain ? name : string.Create(CultureInfo.InvariantCulture, $"{string.Concat(name.Select(c => ((int)c).ToString("x4", CultureInfo.InvariantCulture)))[..Math.Min(name.Length * 4, LongestName)]}");
        return new SimulatedUser(http, setup.Options, "oUser_" + id, TimeProvider.System);
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    private WeChatAct Message(Func<Task<SimulatedReply>> push)
    {
        setup.Api.UserWrote(User.OpenId);
        return new WeChatAct("", push);
    }

    private WeChatAct Act(Func<Task<SimulatedReply>> push)
    {
        setup.Api.UserActed(User.OpenId);
        return new WeChatAct("", push);
    }

    private async Task<WeChatAct> PictureAsync(string path)
    {
        if (!File.Exists(path)) return new WeChatAct($"There is no file '{path}'.");
        var type = Path.GetExtension(path).ToLowerInvariant() switch { ".png" => "image/png", ".gif" => "image/gif", ".webp" => "image/webp", _ => "image/jpeg" };
        var media = setup.Api.AddMedia(new SimulatedMedia(await File.ReadAllBytesAsync(path), type, Path.GetFileName(path)));
        return Message(() => User.SendPictureAsync(media));
    }

    private WeChatAct Speech(string understood)
    {
        var media = setup.Api.AddMedia(new SimulatedMedia("#!AMR\nsound"u8.ToArray(), "audio/amr", "voice.amr"));
        return Message(() => User.SpeakAsync(media, understood.Length > 0 ? understood : null));
    }

    private WeChatAct Unfollow()
    {
        setup.Api.UserLeft(User.OpenId);
        return new WeChatAct("", () => User.ActAsync("unsubscribe", ("EventKey", "")), WantsReply: false);
    }

    private WeChatAct Switch(string name)
    {
        if (name.Length == 0) return new WeChatAct("Whom? /user NAME");
        User = Named(name, setup, http);
        return new WeChatAct($"You are {User.OpenId}.");
    }

    private string KeyOf(string given)
    {
        var all = setup.Menu.Buttons.SelectMany(b => b is WeChatMenuButton.Group group ? group.Buttons : [b]);
        return all.OfType<WeChatMenuButton.Says>().FirstOrDefault(b => b.Name == given)?.Key ?? given;
    }
}
