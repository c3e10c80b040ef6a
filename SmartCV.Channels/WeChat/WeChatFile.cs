namespace SmartCV.Channels.WeChat;

/// <summary>A file of a user, as the platform gave it.</summary>
/// <param name="ContentType">What the platform says, without parameters; empty when it says nothing.</param>
/// <param name="FileName">A bare name; empty when the platform gave none.</param>
public sealed record WeChatFile(byte[] Bytes, string ContentType, string FileName);
