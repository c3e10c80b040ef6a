namespace SmartCV.Bot.Tickets;

/// <summary>What makes a matter urgent by the service page (紧急问题处理).</summary>
public enum UrgencyKind
{
    None,

    /// <summary>账户安全问题: taken over, changed by somebody else.</summary>
    Security,

    /// <summary>数据丢失风险</summary>
    DataLoss,

    /// <summary>付费功能完全无法使用, and paid for but not activated.</summary>
    PaidOut,

    /// <summary>重要文档无法导出: important, or needed within about a day.</summary>
    ExportDeadline,
}
