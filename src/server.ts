export { type Service, type ServiceOptions, startService } from "./service/service.ts";
