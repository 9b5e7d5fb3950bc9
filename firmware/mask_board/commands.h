// Commands of the host, each answered by REPLY with its nonce.
#pragma once

void commands_step();
void send_hello();
