using SmartCV.Bot.Tests.Content;
using SmartCV.Bot.Tests.Knowledge;

namespace SmartCV.Bot.Tests.Learning;

/// <summary>The shipped dialogs/ with six items and four intents instead of all of them: learned in a moment.</summary>
internal static class SmallContent
{
    public const string Account = "dialogs/languages/zh/faq/account.yaml";

    public const string AccountFile = """
        # Who looks after it: support.
        category: account
        title: 账户
        items:
        - id: acc-register
          title: 注册账号
          # The first is the most frequent.
          ask:
          - 怎么注册账号   # asked daily
          - 在哪注册啊
          - 新用户怎么开通帐号
          - 注册流程
          answer: |-
            点注册。

        # Passwords
        - id: acc-password
          title: 忘记密码
          ask: [忘记密码怎么办, 密码忘了, "怎么找回密码"]
          answer: 点忘记密码。
          see: [acc-register]
        - { id: acc-delete, title: 注销账户, ask: [怎么注销账户, 删除账号, 不想用了怎么注销], answer: 在设置里注销。 }

        """;

    public static ContentFolder Make()
    {
        var folder = ContentCopy.Make();
        foreach (var language in (string[])["zh", "en"]) Directory.Delete(Path.Combine(folder.Root, "dialogs", "languages", language, "faq"), recursive: true);
        folder.Write(Account, AccountFile);
        folder.Write("dialogs/languages/zh/faq/billing.yaml", """
            category: billing
            title: 付款
            items:
              - id: bill-refund
                title: 退款
                ask:
                  - 怎么退款
                  - 我要退钱
                  - 钱能退回来吗
                answer: 点退款。

              - id: bill-invoice
                title: 开发票
                ask:
                  - 怎么开发票
                  - 发票在哪里开
                  - 能开发票吗
                answer: 点发票。
            """);
        folder.Write("dialogs/languages/en/faq/account.yaml", """
            category: account
            title: Account
            items:
            - id: acc-register
              title: Sign up
              ask: [how do I sign up, create an account, where is the registration]
              answer: Click sign up.

            """);
        folder.Write("dialogs/languages/zh/intents.yaml", """
            intents:
              # 想找真人
              human:
              - 转人工
              - 我要人工客服
              - 找个真人
              urgent: [十万火急, 今天就要截止了, 马上要面试了]
              none:
              - 今天天气怎么样
              - 讲个笑话

            """);
        folder.Write("dialogs/languages/en/intents.yaml", "intents:\n  human:\n  - talk to a person\n  - human please\n");
        return folder;
    }
}
