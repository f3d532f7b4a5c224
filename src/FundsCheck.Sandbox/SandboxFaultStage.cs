namespace FundsCheck.Sandbox;

/// <summary>The stage of the exchange at which a fault occurs.</summary>
public enum SandboxFaultStage
{
    /// <summary>Before the body of the request is read, for any token.</summary>
    BeforeRequest,

    /// <summary>After the request is read, before the response begins.</summary>
    BeforeHeaders,

    /// <summary>Within the status line and headers of the response.</summary>
    InHeaders,

    /// <summary>After the headers, before the body's first byte.</summary>
    BeforeBody,

    /// <summary>Within the body of the response.</summary>
    InBody,

    /// <summary>In the response itself, which arrives complete.</summary>
    Response,
}
