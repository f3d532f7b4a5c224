namespace FundsCheck;

/// <summary>Which headrooms an account has. <c>default</c> has only the one from its available balance.</summary>
public enum AccountFamily
{
    /// <summary>Neither cash nor revolving credit: current is no money to draw on.</summary>
    Other = 0,

    /// <summary>Holds cash: current is money, a limit is an overdraft.</summary>
    Depository = 1,

    /// <summary>Revolving credit: current is owed, limit less current can be drawn.</summary>
    Credit = 2,
}
