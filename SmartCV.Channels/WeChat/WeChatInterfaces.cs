namespace SmartCV.Channels.WeChat;

/// <summary>The interfaces of the platform that are used here, by their path. Quotas and permissions are counted per interface.</summary>
public static class WeChatInterfaces
{
    public const string StableToken = "/cgi-bin/stable_token";
    public const string Send = "/cgi-bin/message/custom/send";
    public const string Typing = "/cgi-bin/message/custom/typing";
    public const string Upload = "/cgi-bin/media/upload";
    public const string Download = "/cgi-bin/media/get";
    public const string Template = "/cgi-bin/message/template/send";
    public const string Subscription = "/cgi-bin/message/subscribe/bizsend";
    public const string User = "/cgi-bin/user/info";
    public const string Qr = "/cgi-bin/qrcode/create";
    public const string Menu = "/cgi-bin/menu/create";
    public const string MenuGet = "/cgi-bin/menu/get";
    public const string OpenId = "/sns/oauth2/access_token";
    public const string CallbackIps = "/cgi-bin/getcallbackip";
}
