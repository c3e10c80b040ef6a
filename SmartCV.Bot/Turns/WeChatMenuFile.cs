using System.Text;
using SmartCV.Bot.Foundation;
using SmartCV.Channels.WeChat;

namespace SmartCV.Bot.Turns;

/// <summary>Reads dialogs/desk/wechat-menu.yaml: the menu of the official account, which the command wechat-menu creates.</summary>
public static class WeChatMenuFile
{
    public const string ShownAs = "dialogs/desk/wechat-menu.yaml";

    /// <summary>Null without the file, or when it is no YAML.</summary>
    public static WeChatMenu? Read(string contentRoot, ContentProblems problems)
    {
        var path = Path.Combine(contentRoot, "dialogs", "desk", "wechat-menu.yaml");
        if (!File.Exists(path) || ContentNode.Load(path, ShownAs, problems) is not { } root) return null;
        root.Only("buttons");
        return root.Need("buttons") is { } list ? new WeChatMenu(Buttons(list, isSub: false)) : null;
    }

    private static List<WeChatMenuButton> Buttons(ContentNode list, bool isSub)
    {
        var most = isSub ? WeChatMenu.MostSubButtons : WeChatMenu.MostButtons;
        var buttons = list.Items().Select(item => Button(item, isSub)).OfType<WeChatMenuButton>().ToList();
        var count = list.IsList ? list.Items().Count() : most;
        if (count < 1 || count > most) list.Problem($"A {(isSub ? "sub menu" : "menu")} has 1 to {most} buttons, was {count}.");
        return buttons;
    }

    private static WeChatMenuButton? Button(ContentNode node, bool isSub)
    {
        node.Only("name", "says", "url", "miniprogram", "buttons");
        if (node.Need("name") is not { } named) return null;
        var name = Limited(named, named.Text(), isSub ? WeChatMenuButton.LongestSubName : WeChatMenuButton.LongestName);
        string[] does = [.. new[] { "says", "url", "miniprogram", "buttons" }.Where(kind => node.Find(kind) is not null)];
        if (does.Length != 1)
        {
            node.Problem($"The button '{name}' must have exactly one of says, url, miniprogram and buttons, has {(does.Length == 0 ? "none" : string.Join(", ", does))}.");
            return null;
        }

        var what = node.Find(does[0])!;
        return does[0] switch
        {
            "says" => Says(what, name),
            "url" => new WeChatMenuButton.Page(name, Url(what)),
            "miniprogram" => MiniProgram(what, name),
            _ => Group(what, name, isSub),
        };
    }

    private static WeChatMenuButton.Says Says(ContentNode node, string name)
    {
        var button = new WeChatMenuButton.Says(name, node.Text());
        Limited(node, button.Key, WeChatMenuButton.LongestKey);
        if (button.Text.Trim().Length == 0) node.Problem("'says' must not be empty.");
        return button;
    }

    private static WeChatMenuButton.MiniProgram? MiniProgram(ContentNode node, string name)
    {
        node.Only("appid", "page", "url");
        return (node.Need("appid"), node.Need("page"), node.Need("url")) is ({ } appId, { } page, { } url)
            ? new WeChatMenuButton.MiniProgram(name, appId.Text(), page.Text(), Url(url))
            : null;
    }

    private static WeChatMenuButton.Group? Group(ContentNode node, string name, bool isSub)
    {
        if (!isSub) return new WeChatMenuButton.Group(name, Buttons(node, isSub: true));
        node.Problem("A sub menu has no sub menus.");
        return null;
    }

    private static string Url(ContentNode node)
    {
        var url = Limited(node, node.Text(), WeChatMenuButton.LongestUrl);
        var isAddress = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (!url.StartsWith('/') && !isAddress) node.Problem($"'url' must be an address like https://example.com/help, or begin with / for a page of this host; was '{url}'.");
        return url;
    }

    private static string Limited(ContentNode node, string text, int most)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes == 0 || bytes > most) node.Problem($"'{text}' must have 1 to {most} bytes (a Chinese character has 3), has {bytes}.");
        return text;
    }
}
